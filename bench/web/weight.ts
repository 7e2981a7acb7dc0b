/// <reference lib="dom" />
/** What a page makes a phone fetch: styles and scripts, inline ones included, as the browser itself counted them. */
import type { Page } from 'playwright-core'

export interface Weight {
  /** bytes as sent (compressed where the server compresses), whether or not they came from the cache this time */
  readonly styles: number
  readonly scripts: number
}

export const weigh = (page: Page): Promise<Weight> =>
  page.evaluate(() => {
    const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
    const fetched = (ending: string): number =>
      entries
        .filter(({ name }) => new URL(name).pathname.endsWith(ending))
        .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)
    const inline = (selector: string): number =>
      [...document.querySelectorAll(selector)].reduce((sum, { textContent }) => sum + textContent.length, 0)
    return {
      styles: fetched('.css') + inline('style'),
      scripts: fetched('.js') + inline('script:not([src]):not([type="application/ld+json"])'),
    }
  })
