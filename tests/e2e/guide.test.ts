import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { atSite } from './at-site.ts'
import { SCREENS } from './chromium.ts'
import { axeComplaints, tooWide } from './look.ts'

const { served, visitor } = atSite()

const open = async (path: string, options: BrowserContextOptions = SCREENS.phone): Promise<Page> => {
  const page = await visitor(options)
  await page.goto(path)
  return page
}

const slugsOf = async (page: Page): Promise<string[]> =>
  page
    .locator('.list h2 a')
    .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname))

describe('the guide on a phone', () => {
  test('every treatment: what is normal now is on the first screen, and the page is at most eight screens long', async () => {
    const page = await open('/treatments')
    const guides = await slugsOf(page)
    expect(guides.length).toBe(14)
    const long: string[] = []
    for (const path of guides) {
      await page.goto(path)
      const { height } = SCREENS.phone.viewport
      const question = await page.locator('#now-title').boundingBox()
      const whole = await page.evaluate<number>('document.documentElement.scrollHeight')
      if ((question?.y ?? Number.POSITIVE_INFINITY) > height || whole > 8 * height)
        long.push(`${path}: ${question?.y}, ${whole}`)
      expect(await tooWide(page), path).toBe(0)
    }
    expect(long).toEqual([])
  })

  test('somebody asks what is normal after three days, and goes on to what it says of redness', async () => {
    const page = await open('/treatments/prp')
    await page.getByLabel('Number').fill('3')
    await page.getByRole('button', { name: 'Show what is normal now' }).click()
    await page.getByRole('heading', { name: 'At 3 days after the session' }).waitFor()
    expect(await axeComplaints(page)).toEqual([])
    await page.locator('#now').getByRole('link', { name: 'Redness where the needle went in' }).click()
    await page.getByText('Still red after 72 hours').waitFor()
  })

  // a review: "the hair grows: over by 1 year"
  test('what a treatment is done for is told as looked for, not as over', async () => {
    const page = await open('/treatments/prp?since.ago=3&since.unit=d')
    const grows = page.locator('#now li', { hasText: 'The hair grows' })
    expect(await grows.innerText()).toMatch(/sources follow it until 1 year/)
    for (const path of ['/treatments/prp#effect/result-showing', '/normal/prp/more-hair']) {
      await page.goto(`${served().url}${path}`)
      await page.getByText('The sources look for it until 4 months, some until 1 year.').waitFor()
    }
    expect(await page.locator('main').innerText()).not.toMatch(/over by/)
  })

  test.each([
    ['with scripts', true],
    ['without scripts', false],
  ])('%s a link opens what it is folded in, its heading in sight', async (_, javaScriptEnabled) => {
    const page = await open('/treatments/prp#effect/redness', { ...SCREENS.phone, javaScriptEnabled })
    await page.getByText('Still red after 72 hours').waitFor()
    await page.goto(`${served().url}/treatments/fue#questions`)
    const heading = page.getByRole('heading', { name: 'Questions people ask' })
    // a page may scroll there smoothly
    await expect
      .poll(async () => (await heading.boundingBox())?.y, { timeout: 20_000 })
      .toSatisfy((y: number) => y >= 0 && y < 300)
    expect(await page.locator('#questions').isVisible()).toBe(true)
  })

  test('by keyboard: the contents, then a fold opened and closed', async () => {
    const page = await open('/treatments/prp', SCREENS.desktop)
    await page.getByRole('link', { name: 'After-care' }).focus()
    await page.keyboard.press('Enter')
    await page.locator('#care').waitFor()
    const fold = page.getByText(/steps, in order of time/).first()
    await fold.focus()
    await page.keyboard.press('Enter')
    await page.locator('#care').waitFor({ state: 'hidden' })
  })

  test('every heading is there for a screen reader while all is folded', async () => {
    const page = await open('/treatments/prp')
    const names = await page.getByRole('heading', { level: 2 }).allInnerTexts()
    for (const name of ['What is normal now?', 'What is never normal, and how urgent it is', 'Sources'])
      expect(names).toContain(name)
  })
})
