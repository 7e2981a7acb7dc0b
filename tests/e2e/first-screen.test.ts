import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { atDemo } from './at-demo.ts'
import { atSite } from './at-site.ts'
import { SCREENS } from './chromium.ts'
import { PUBLIC_PAGES } from './public-pages.ts'

const { visitor } = atSite()
const { served, enter } = atDemo()

/** The smallest phones that are still carried about, in CSS pixels. */
const SMALL = {
  'a small phone': { ...SCREENS.phone, viewport: { width: 360, height: 640 } },
  'the smallest phone': { ...SCREENS.phone, viewport: { width: 320, height: 568 } },
} as const

/** Whether all of it is on the screen before anybody scrolls. */
const isInSight = async (page: Page, what: Locator): Promise<boolean> => {
  const box = await what.boundingBox()
  const height = page.viewportSize()?.height ?? 0
  return box !== null && box.y >= 0 && box.y + box.height <= height
}

const ANSWERS = PUBLIC_PAGES.filter(({ name }) => name.startsWith('answer-'))
const HOLDS: Readonly<Record<string, string>> = {
  'answer-expected': 'This answer holds for 18 hours',
  'answer-watch': 'This answer holds for 12 hours',
}

describe.each(Object.entries(SMALL))('on %s', (_, screen) => {
  test.each(ANSWERS)('$name: level, window, next step and a number to call need no scrolling', async (shown) => {
    const page = await visitor(screen)
    await page.goto(shown.path)
    await shown.act?.(page)
    expect(await page.evaluate('window.scrollY')).toBe(0)
    const card = page.locator('#answer')
    const seen = {
      level: card.getByRole('heading', { level: 1 }),
      number: page.locator('a.phone').first(),
      // an emergency has the number itself as its next step
      step: shown.name === 'answer-emergency' ? card.locator('a.phone').first() : card.locator('ul > li').first(),
    }
    for (const [name, what] of Object.entries(seen)) expect(await isInSight(page, what), name).toBe(true)
    const window = HOLDS[shown.name]
    if (window !== undefined) {
      expect(await card.locator('.in-short').innerText()).toContain(window)
      expect(await isInSight(page, card.locator('.in-short')), 'window').toBe(true)
    }
  })
})

test('a stored verdict: level, who looks by when and the phone of the clinic need no scrolling', async () => {
  const page = await enter('mo', SMALL['a small phone'])
  await page.goto(`${served().url}/c/demo/me/record`)
  await page.goto(new URL((await page.locator('.earlier a').first().getAttribute('href')) ?? '', page.url()).href)
  const card = page.getByRole('region', { name: /^Urgent, level 4 of 5/ })
  for (const what of [card.getByRole('heading', { level: 1 }), card.locator('.looking'), card.locator('.clinic-phone')])
    expect(await isInSight(page, what)).toBe(true)
})

test('a calm answer of days ago says that it is over, and nothing on it says "you are here"', async () => {
  const page = await enter('mo')
  await page.goto(`${served().url}/c/demo/me/record`)
  const old = await page.locator('.earlier li', { hasText: 'Expected' }).last().locator('a').getAttribute('href')
  await page.goto(new URL(old ?? '', page.url()).href)
  const card = page.locator('#answer')
  expect(await card.getAttribute('data-level')).toBe('expected')
  expect(await card.locator('.in-short').innerText()).toMatch(
    /This answer held until .* only\. It says nothing about now\./,
  )
  expect(await card.innerText()).not.toContain('you are here')
  expect(await card.innerText()).not.toContain('This answer holds for')
})
