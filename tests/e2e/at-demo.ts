import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { openChromium, SCREENS } from './chromium.ts'
import { press } from './follow.ts'
import { type ServedDemo, serveDemoForTests } from './serve-demo.ts'

type Screen = Parameters<Browser['newContext']>[0]

/** A demo clinic for the tests of one file, and people who visit it, each with a browser of their own. */
export const atDemo = () => {
  let browser: Browser | undefined
  let clinic: ServedDemo | undefined
  const opened: BrowserContext[] = []

  beforeAll(async () => {
    clinic = await serveDemoForTests()
    browser = await openChromium()
  })
  afterEach(async () => {
    for (const context of opened.splice(0)) await context.close()
  })
  afterAll(async () => {
    await browser?.close()
    await clinic?.close()
  })

  const served = (): ServedDemo => {
    if (!clinic) throw new Error('the demo is served from beforeAll on')
    return clinic
  }

  const stranger = async (screen: Screen = SCREENS.phone): Promise<Page> => {
    if (!browser) throw new Error('the browser is open from beforeAll on')
    const context = await browser.newContext(screen)
    opened.push(context)
    return context.newPage()
  }

  const enter = async (person: string, screen: Screen = SCREENS.phone): Promise<Page> => {
    const page = await stranger(screen)
    await page.goto(served().door(person))
    return page
  }

  /** Goes through the check-in to its last screen, confirming every sign as it is offered first. */
  const toLastScreen = async (page: Page, words: string): Promise<void> => {
    await page.goto(`${served().url}/c/demo/me/check-in`)
    await press(page, 'None of these: continue')
    await page.locator('#say').fill(words)
    await press(page, 'Next')
    while ((await page.locator('form.check-in[data-at="send"]').count()) === 0) {
      for (const group of await page.locator('fieldset.choices').all()) await group.getByRole('radio').first().check()
      await press(page, 'Next')
    }
  }

  return { served, stranger, enter, toLastScreen }
}

export const levelOf = (page: Page): Promise<string | null> => page.locator('#answer').getAttribute('data-level')
