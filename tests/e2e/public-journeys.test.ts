import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openChromium, SCREENS, type ScreenName } from './chromium.ts'
import { type ServedSite, serveForTests } from './serve.ts'

const PATIENCE_MS = 10_000

let browser: Browser
let site: ServedSite

beforeAll(async () => {
  site = await serveForTests()
  browser = await openChromium()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

describe.each(Object.keys(SCREENS) as ScreenName[])('on a %s', (screen) => {
  let context: BrowserContext
  let page: Page
  let refused: string[]

  beforeEach(async () => {
    refused = []
    context = await browser.newContext({ ...SCREENS[screen], baseURL: site.url })
    context.setDefaultTimeout(PATIENCE_MS)
    page = await context.newPage()
    page.on('console', (message) => message.type() === 'error' && refused.push(message.text()))
    page.on('pageerror', (error) => refused.push(error.message))
    await page.goto('/')
  })
  afterEach(async () => {
    await context.close()
    expect(refused, 'the browser complained').toEqual([])
  })

  test('at two in the morning: words become chips while they are typed, the answer names its window', async () => {
    await page.getByLabel('Treatment', { exact: true }).first().selectOption('prp')
    await page.locator('[name="did.0.ago"]').fill('30')
    await page.locator('[name="did.0.unit"]').selectOption('h')
    await page.getByLabel('What do you notice?').fill('scalp is pink and a bit sore, no fever')
    await page.getByText('We take this to mean').waitFor()
    await page.getByRole('button', { name: 'Is this normal?' }).click()
    const card = page.getByRole('region', { name: /^Expected, level 1 of 5/ })
    await card.waitFor()
    expect(await card.innerText()).toContain('you are 30 hours after the session')
  })

  test('confirming that it is worse than it was taken for raises the answer', async () => {
    await page.getByLabel('Treatment', { exact: true }).first().selectOption('prp')
    await page.locator('[name="did.0.ago"]').fill('1')
    await page.getByLabel('What do you notice?').fill('my scalp is red')
    await page.getByRole('button', { name: 'Is this normal?' }).click()
    await page.getByRole('region', { name: /^Expected/ }).waitFor()
    await page.locator('.chip summary').click()
    await page.getByLabel('How bad is it?').selectOption('3')
    await page.getByRole('button', { name: 'Ask again' }).click()
    await page.getByRole('region', { name: /^Urgent, level 4 of 5/ }).waitFor()
  })

  test('a red flag that is ticked says at once to call, before anything is sent', async () => {
    const call = page.getByText('Do not wait for an answer here')
    expect(await call.isVisible()).toBe(false)
    await page.getByLabel('Sudden loss of sight, or part of it').check()
    expect(await call.isVisible()).toBe(true)
    await page.getByRole('button', { name: 'Is this normal?' }).click()
    await page.getByRole('region', { name: /^Emergency, level 5 of 5/ }).waitFor()
  })

  test('from a sign to its page, to its treatment, to a check that is filled in', async () => {
    await page.goto('/normal/fue/graft-shedding')
    await page.getByRole('link', { name: 'Check yours now' }).click()
    await page.locator('[name="did.0.ago"]').fill('3')
    await page.locator('[name="did.0.unit"]').selectOption('w')
    await page.getByRole('button', { name: 'Is this normal?' }).click()
    const card = page.locator('#answer')
    expect(await card.innerText()).toContain('Transplanted hairs falling out')
  })

  test('the country that is chosen stays on the next page', async () => {
    await page.locator('.emergency summary').first().click()
    await page.getByLabel('Your country').selectOption('GB')
    const remembered = page.waitForResponse((response) => response.request().method() === 'POST')
    await page.getByRole('button', { name: 'Show its numbers' }).click()
    await remembered
    await page.goto('/about')
    expect(await page.locator('.emergency').innerText()).toContain('United Kingdom')
    expect(await page.locator('.emergency a[href="tel:999"]').first().isVisible()).toBe(true)
  })
})

describe('without scripts', () => {
  test('the whole check works: words, answer, chips, a better answer', async () => {
    const context = await browser.newContext({ ...SCREENS.phone, baseURL: site.url, javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto('/')
    await page.locator('#did-0').selectOption('fue')
    await page.locator('[name="did.0.ago"]').fill('4')
    await page.locator('#say').fill('a bit of swelling on my forehead')
    await page.getByRole('button', { name: 'Is this normal?' }).click()
    await page.getByRole('region', { name: /^(Expected|Watch), level [12] of 5/ }).waitFor()
    await page.locator('.chip summary').first().click()
    await page.locator('.chip').getByLabel('worse').check()
    await page.getByRole('button', { name: 'Ask again' }).click()
    await page.getByRole('region', { name: /^(Watch|Contact|Urgent), level [234] of 5/ }).waitFor()
    await context.close()
  })

  test('"may I?" answers too', async () => {
    const context = await browser.newContext({ ...SCREENS.phone, baseURL: site.url, javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto('/may-i')
    await page.getByLabel('What would you like to do?').fill('drink a beer')
    await page.locator('#did-0').selectOption('fue')
    await page.locator('[name="did.0.ago"]').fill('10')
    await page.locator('[name="did.0.unit"]').selectOption('h')
    await page.getByRole('button', { name: 'May I?' }).click()
    await page.getByRole('region', { name: /^Not yet\s+Not before / }).waitFor()
    await context.close()
  })
})

test('with the keyboard alone: every field in order, no trap, the answer by Enter', async () => {
  const context = await browser.newContext({ ...SCREENS.desktop, baseURL: site.url })
  const page = await context.newPage()
  await page.goto('/')
  await page.keyboard.press('Tab')
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the content')
  await page.keyboard.press('Enter')
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab')
    if ((await page.evaluate('document.activeElement.id')) === 'did-0') break
  }
  await page.keyboard.type('Platelet')
  await page.keyboard.press('Tab')
  await page.keyboard.type('20')
  await page.keyboard.press('Tab')
  await page.keyboard.type('hours')
  for (let presses = 0; presses < 10; presses++) {
    await page.keyboard.press('Tab')
    if ((await page.evaluate('document.activeElement.id')) === 'say') break
  }
  await page.keyboard.type('pink scalp')
  for (let presses = 0; presses < 20; presses++) {
    await page.keyboard.press('Tab')
    if ((await page.evaluate('document.activeElement.type')) === 'submit') break
  }
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: /^Expected, level 1 of 5/ }).waitFor()
  await context.close()
})

test('a check page that lost its server says nothing calm', async () => {
  const own = await serveForTests()
  const context = await browser.newContext({ baseURL: own.url })
  const page = await context.newPage()
  await page.goto('/')
  await own.close()
  await page.locator('#say').fill('my scalp is red')
  await page
    .getByRole('button', { name: 'Is this normal?' })
    .click()
    .catch(() => {})
  expect(await page.locator('[data-level]').count()).toBe(0)
  await context.close()
})

test('no page reported an error on the way', () => expect(site.errors).toEqual([]))
