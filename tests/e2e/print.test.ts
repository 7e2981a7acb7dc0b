import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { atSite } from './at-site.ts'
import { SCREENS } from './chromium.ts'
import { PUBLIC_PAGES } from './public-pages.ts'

const { visitor } = atSite()

/** A page as paper shows it. */
const onPaper = async (name: string): Promise<Page> => {
  const shown = PUBLIC_PAGES.find((page) => page.name === name)
  if (!shown) throw new Error(`no page ${name}`)
  const page = await visitor({ ...SCREENS.desktop, colorScheme: 'dark' })
  await page.goto(shown.path)
  await shown.act?.(page)
  await page.emulateMedia({ media: 'print' })
  return page
}

const PRINTED = ['answer-expected', 'answer-emergency', 'may-i-answer', 'treatment', 'normal', 'sign']

test.each(PRINTED)('%s on paper: whom to call and where it is from, nothing to click', async (name) => {
  const page = await onPaper(name)
  for (const clickable of ['nav', 'form', 'a.button'])
    expect(await page.locator(`${clickable}:visible`).count(), clickable).toBe(0)
  expect(await page.locator('a[href="tel:112"]:visible').count()).toBeGreaterThan(0)
  expect(await page.getByText('Printed from').innerText()).toContain(new URL(page.url()).pathname)
})

test('the printed answer names what was said, its sources, and every number', async () => {
  const page = await onPaper('answer-expected')
  const card = await page.locator('#answer').innerText()
  for (const part of [
    'Judged Sat 21 Nov 2026, 02:00 (Europe/London)',
    '30 hours ago',
    'Not there: Fever',
    'prp/S32',
    'Call at once if',
    '000',
  ])
    expect(card).toContain(part)
  expect(await page.locator('#answer').getByText('Australia').isVisible()).toBe(true)
})

test('a treatment is whole on paper: what to expect, each step, what is never normal, whom to call, each source', async () => {
  const page = await onPaper('treatment')
  for (const part of ['No strong shower jet or massage on the scalp.', 'Severe allergic reaction', 'Whom to call'])
    expect(await page.getByText(part, { exact: true }).first().isVisible(), part).toBe(true)
  for (const id of ['effect/redness', 'complications', 'care', 'questions', 'rules', 'sources'])
    expect((await page.locator(`[id="${id}"]`).boundingBox())?.height, id).toBeGreaterThan(30)
  expect(await page.getByText('prp/effect/redness, prp/S32', { exact: false }).first().isVisible()).toBe(true)
})

test('on paper no question stands without its answer, and no fact runs into where it is from', async () => {
  const page = await onPaper('treatment')
  expect(await page.locator('#now').isVisible()).toBe(false)
  const asked = await onPaper('treatment-now')
  expect(await asked.locator('#now').isVisible()).toBe(true)
  const normal = await onPaper('normal')
  const gap = await normal
    .locator('small.on-paper')
    .first()
    .evaluate((element) => getComputedStyle(element, '::before').content)
  expect(gap).toBe('" "')
})

test('dark pages are printed dark on white', async () => {
  const page = await onPaper('normal')
  const ink = await page.evaluate('getComputedStyle(document.querySelector("h1")).color')
  expect(ink).toBe('rgb(28, 37, 40)')
})
