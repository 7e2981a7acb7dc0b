import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { openChromium, SCREENS } from './chromium.ts'
import { type ServedSite, serveForTests } from './serve.ts'

/** The public site for the tests of one file, and people who visit it, each with a browser of their own. */
export const atSite = () => {
  let browser: Browser | undefined
  let site: ServedSite | undefined
  const opened: BrowserContext[] = []

  beforeAll(async () => {
    site = await serveForTests()
    browser = await openChromium()
  })
  afterEach(async () => {
    for (const context of opened.splice(0)) await context.close()
  })
  afterAll(async () => {
    await browser?.close()
    await site?.close()
  })

  const served = (): ServedSite => {
    if (!site) throw new Error('the site is served from beforeAll on')
    return site
  }

  /** Somebody who comes to the site, on a phone unless it is said otherwise. @param options `baseURL` for another site than this one */
  const visitor = async (options: BrowserContextOptions = SCREENS.phone): Promise<Page> => {
    if (!browser) throw new Error('the browser is open from beforeAll on')
    const context = await browser.newContext({ baseURL: served().url, ...options })
    opened.push(context)
    return context.newPage()
  }

  return { served, visitor }
}
