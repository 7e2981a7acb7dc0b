import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { atSite } from './at-site.ts'
import { SCREENS } from './chromium.ts'
import { axeComplaints, tooWide, unfold } from './look.ts'
import { PUBLIC_PAGES } from './public-pages.ts'

const { served, visitor } = atSite()

const LOOKS = {
  light: { ...SCREENS.desktop, colorScheme: 'light' },
  'dark, phone': { ...SCREENS.phone, colorScheme: 'dark' },
  'right to left, phone': { ...SCREENS.phone, colorScheme: 'light' },
} as const satisfies Record<string, BrowserContextOptions>

/** The same page again in the right-to-left test language, with what was sent. */
const inTestLanguage = async (page: Page): Promise<void> => {
  await page.context().addCookies([{ name: 'lang', value: 'ar-XB', url: served().url }])
  await page.reload()
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
}

/** 320 pixels, and letters twice as large, without scrolling sideways. */
const fitsEverywhere = async (page: Page): Promise<void> => {
  await page.setViewportSize({ width: 320, height: 640 })
  expect(await tooWide(page), 'wider than 320 pixels').toBe(0)
  await page.setViewportSize({ width: 640, height: 640 })
  await page.addStyleTag({ content: 'html { font-size: 200% !important }' })
  expect(await tooWide(page), 'wider than the screen at 200 %').toBe(0)
}

const pages = PUBLIC_PAGES.map((shown) => [shown.name, shown] as const)

describe.each(Object.entries(LOOKS))('%s', (name, options) => {
  test.each(pages)('axe finds nothing on %s, and it fits', async (_name, { path, act }) => {
    const page = await visitor({ ...options, bypassCSP: true })
    await page.goto(path)
    await act?.(page)
    if (name.startsWith('right')) await inTestLanguage(page)
    await unfold(page)
    expect(await axeComplaints(page)).toEqual([])
    if (name === 'light') await fitsEverywhere(page)
  })
})

const answerPages = PUBLIC_PAGES.filter(({ name }) => name.startsWith('answer-')).map(
  (shown, i) => [shown.name.replace('answer-', ''), i + 1, shown] as const,
)

test.each(answerPages)('%s: the accessible name of the card says so, in the browser', async (level, step, shown) => {
  const page = await visitor()
  await page.goto(shown.path)
  await shown.act?.(page)
  const card = page.getByRole('region', { name: new RegExp(`^${level}, level ${step} of 5`, 'i') })
  expect(await card.getAttribute('data-level')).toBe(level)
})

test('no page reported an error on the way', () => expect(served().errors).toEqual([]))
