import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { atSite } from './at-site.ts'
import { SCREENS, type ScreenName } from './chromium.ts'
import { follow, leads, press } from './follow.ts'
import { serveForTests } from './serve.ts'

const { served, visitor } = atSite()

describe.each(Object.keys(SCREENS) as ScreenName[])('on a %s', (screen) => {
  let page: Page
  let refused: string[]

  beforeEach(async () => {
    refused = []
    page = await visitor(SCREENS[screen])
    page.on('console', (message) => message.type() === 'error' && refused.push(message.text()))
    page.on('pageerror', (error) => refused.push(error.message))
    await page.goto('/')
  })
  afterEach(() => expect(refused, 'the browser complained').toEqual([]))

  test('at two in the morning: words become chips while they are typed, the answer names its window', async () => {
    await page.getByLabel('Treatment', { exact: true }).first().selectOption('prp')
    await page.locator('[name="did.0.ago"]').fill('30')
    await page.locator('[name="did.0.unit"]').selectOption('h')
    await page.getByLabel('What do you notice?').fill('scalp is pink and a bit sore, no fever')
    await page.getByText('We take this to mean').waitFor()
    await press(page, 'Is this normal?')
    const card = page.getByRole('region', { name: /^Expected, level 1 of 5/ })
    await card.waitFor()
    expect(await card.innerText()).toContain('you are 30 hours after the session')
  })

  test('confirming that it is worse than it was taken for raises the answer', async () => {
    await page.getByLabel('Treatment', { exact: true }).first().selectOption('prp')
    await page.locator('[name="did.0.ago"]').fill('1')
    await page.getByLabel('What do you notice?').fill('my scalp is red')
    await press(page, 'Is this normal?')
    await page.getByRole('region', { name: /^Expected/ }).waitFor()
    await page.locator('.chip summary').click()
    await page.getByLabel('How bad is it?').selectOption('3')
    await press(page, 'Ask again')
    await page.getByRole('region', { name: /^Urgent, level 4 of 5/ }).waitFor()
  })

  test('a red flag that is ticked says at once to call, before anything is sent', async () => {
    const call = page.getByText('Do not wait for an answer here')
    expect(await call.isVisible()).toBe(false)
    await page.getByLabel('Sudden loss of sight, or part of it').check()
    expect(await call.isVisible()).toBe(true)
    await press(page, 'Is this normal?')
    await page.getByRole('region', { name: /^Emergency, level 5 of 5/ }).waitFor()
  })

  test('from a sign to its page, to its treatment, to a check that is filled in', async () => {
    await page.goto('/normal/fue/graft-shedding')
    await follow(page, 'Check yours now')
    await page.locator('[name="did.0.ago"]').fill('3')
    await page.locator('[name="did.0.unit"]').selectOption('w')
    await press(page, 'Is this normal?')
    const card = page.locator('#answer')
    expect(await card.innerText()).toContain('Transplanted hairs falling out')
  })

  test('the country that is chosen stays on the next page', async () => {
    await page.locator('.emergency summary').first().click()
    await page.getByLabel('Your country').selectOption('GB')
    await press(page, 'Show its numbers')
    await page.goto('/about')
    expect(await page.locator('.emergency').innerText()).toContain('United Kingdom')
    expect(await page.locator('.emergency a[href="tel:999"]').first().isVisible()).toBe(true)
  })
})

describe('without scripts', () => {
  test('the whole check works: words, answer, chips, a better answer', async () => {
    const page = await visitor({ ...SCREENS.phone, javaScriptEnabled: false })
    await page.goto('/')
    await page.locator('#did-0').selectOption('fue')
    await page.locator('[name="did.0.ago"]').fill('4')
    await page.locator('#say').fill('a bit of swelling on my forehead')
    await press(page, 'Is this normal?')
    await page.getByRole('region', { name: /^(Expected|Watch), level [12] of 5/ }).waitFor()
    await page.locator('.chip summary').first().click()
    await page.locator('.chip').getByLabel('worse').check()
    await press(page, 'Ask again')
    await page.getByRole('region', { name: /^(Watch|Contact|Urgent), level [234] of 5/ }).waitFor()
  })

  test('"may I?" answers too', async () => {
    const page = await visitor({ ...SCREENS.phone, javaScriptEnabled: false })
    await page.goto('/may-i')
    await page.getByLabel('What would you like to do?').fill('drink a beer')
    await page.locator('#did-0').selectOption('fue')
    await page.locator('[name="did.0.ago"]').fill('10')
    await page.locator('[name="did.0.unit"]').selectOption('h')
    await press(page, 'May I?')
    await page.getByRole('region', { name: /^Not yet\s+Not before / }).waitFor()
  })
})

test('with the keyboard alone: every field in order, no trap, the answer by Enter', async () => {
  const page = await visitor(SCREENS.desktop)
  await page.goto('/')
  // letters that follow too slowly upon each other begin a new search in a list; the arrow always goes one on
  const choose = async (value: string): Promise<void> => {
    await page.keyboard.press('Home')
    for (let presses = 0; presses < 60 && (await page.evaluate('document.activeElement.value')) !== value; presses++)
      await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Tab')
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the content')
  await page.keyboard.press('Enter')
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab')
    if ((await page.evaluate('document.activeElement.id')) === 'did-0') break
  }
  await choose('prp')
  await page.keyboard.press('Tab')
  await page.keyboard.type('20')
  await page.keyboard.press('Tab')
  await choose('h')
  for (let presses = 0; presses < 10; presses++) {
    await page.keyboard.press('Tab')
    if ((await page.evaluate('document.activeElement.id')) === 'say') break
  }
  await page.keyboard.type('pink scalp')
  for (let presses = 0; presses < 20; presses++) {
    await page.keyboard.press('Tab')
    if ((await page.evaluate('document.activeElement.type')) === 'submit') break
  }
  await leads(page, () => page.keyboard.press('Enter'))
  await page.getByRole('region', { name: /^Expected, level 1 of 5/ }).waitFor()
})

test('a check page that lost its server says nothing calm', async () => {
  const own = await serveForTests()
  const page = await visitor({ baseURL: own.url })
  await page.goto('/')
  await own.close()
  await page.locator('#say').fill('my scalp is red')
  await Promise.all([
    page.waitForEvent('requestfailed', (request) => request.isNavigationRequest()),
    page
      .getByRole('button', { name: 'Is this normal?' })
      .click()
      .catch(() => {}),
  ])
  expect(await page.locator('[data-level]').count()).toBe(0)
})

test('no page reported an error on the way', () => expect(served().errors).toEqual([]))
