import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { atDemo, levelOf } from './at-demo.ts'
import { SCREENS } from './chromium.ts'
import { doorPages, patientPages, staffPages } from './demo-pages.ts'
import { leads, press } from './follow.ts'
import { axeComplaints, tooWide, unfold } from './look.ts'

const { served, stranger, enter, toLastScreen } = atDemo()

const inFocus = (page: Page): Promise<unknown> => page.evaluate('document.activeElement?.textContent')

describe('a worried patient', () => {
  test('reads who will look, sends, is told by when, and sees in the morning that somebody has looked', async () => {
    const mo = await enter('mo')
    await toLastScreen(mo, 'redness is spreading and hot, there is pus')
    expect(await mo.getByText('Who will look at it').count()).toBe(1)
    await press(mo, 'Send to the clinic')
    await mo.locator('#answer').waitFor()
    expect(['urgent', 'emergency']).toContain(await levelOf(mo))
    expect(await mo.locator('.looking').innerText()).toMatch(/looks at it by/)
    const address = mo.url()

    const nurse = await enter('nurse', SCREENS.desktop)
    // Mo has an older case too: this one waits less
    const row = nurse.getByRole('row').filter({ hasText: 'Mo (synthetic)' }).filter({ hasText: 'minute' })
    await leads(nurse, () => row.getByRole('link').click())
    await nurse.getByText('redness is spreading and hot').first().waitFor()
    await press(nurse, 'Acknowledge')
    expect(await nurse.getByRole('button', { name: 'Acknowledge' }).isDisabled()).toBe(true)

    const after = await mo.goto(address)
    expect(after?.status()).toBe(200)
    expect(await mo.locator('.looking').innerText()).toMatch(/Nia Nurse \(synthetic\) has looked at it/)
    await mo.goto(`${served().url}/c/demo/me`)
    expect(await mo.locator('.call-now a[href^="tel:"]').isVisible(), 'the phone beside an urgent answer').toBe(true)
  })

  test('a red flag that is ticked goes straight to sending, with the number to call first', async () => {
    const pat = await enter('pat')
    await pat.goto(`${served().url}/c/demo/me/check-in`)
    await pat.locator('[name=flag]').first().check()
    await press(pat, 'Continue')
    expect(await pat.getByText('Call the emergency number').first().isVisible()).toBe(true)
    await press(pat, 'Send to the clinic')
    expect(await levelOf(pat)).toBe('emergency')
  })
})

test('without scripts the check-in works', async () => {
  const ines = await enter('ines', { ...SCREENS.phone, javaScriptEnabled: false })
  await toLastScreen(ines, 'scalp is a bit pink, getting better')
  await press(ines, 'Send to the clinic')
  expect(await levelOf(ines)).toBe('watch')
})

test('the queue by keyboard alone: worst first, counts as rows, a case taken', async () => {
  const page = await enter('clinician', SCREENS.desktop)
  for (const name of [/^All/, /^Open/, /^Acknowledged/, /^Contacted/]) {
    const link = page.getByRole('navigation', { name: 'Cases by state' }).getByRole('link', { name })
    await page.goto(new URL((await link.getAttribute('href')) ?? '', served().url).href)
    // of one answer: a case may be opened between two
    const [count, rows] = await page.evaluate(() =>
      ['[aria-current=page] .count', 'tbody tr']
        .map((of) => [...document.querySelectorAll(`#queue ${of}`)])
        .map((found, i) => (i === 0 ? Number(found[0]?.textContent) : found.length)),
    )
    expect(rows, String(name)).toBe(count)
  }
  await page.goto(`${served().url}/c/demo`)
  const order = ['Emergency', 'Urgent', 'Contact', 'Watch', 'Expected']
  const levels = (await page.locator('#queue tbody .tag').allInnerTexts()).map((level) => order.indexOf(level))
  expect(levels).toEqual([...levels].sort((a, b) => a - b))

  await page.goto(`${served().url}/c/demo?state=open`)
  await page.keyboard.press('j')
  await leads(page, () => page.keyboard.press('Enter'))
  expect(page.url()).toContain('/cases/')
  const acknowledge = page.getByRole('button', { name: 'Acknowledge' })
  for (let presses = 0; presses < 60 && (await inFocus(page)) !== 'Acknowledge'; presses++)
    await page.keyboard.press('Tab')
  await leads(page, () => page.keyboard.press('Enter'))
  expect(await acknowledge.isDisabled()).toBe(true)
})

test('a part of the queue that is empty never says that nobody waits', async () => {
  const page = await enter('nurse', SCREENS.desktop)
  // by whom none is kept any more: a bookmark of somebody who left
  for (const part of ['owner=00000000-0000-4000-8000-000000000000', 'state=contacted']) {
    await page.goto(`${served().url}/c/demo?${part}`)
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('No case under this filter')
    expect(await page.title()).not.toContain('Nobody waits')
    expect(await page.locator('#owner').inputValue()).toBe(part.startsWith('owner') ? part.slice(6) : '')
    await leads(page, () => page.getByRole('link', { name: 'show all that wait' }).click())
    expect(await page.locator('#queue tbody tr').count()).toBeGreaterThan(3)
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(/^\d+ cases$/)
  }
})

test('a message closes no case', async () => {
  const page = await enter('nurse', SCREENS.desktop)
  await page.goto(`${served().url}/c/demo`)
  // by its name: another case may come before it while we look
  const id = await page.locator('#queue tbody tr').first().getAttribute('data-case')
  const row = page.locator(`#queue tr[data-case="${id}"]`)
  const state = await row.locator('[data-label=State]').innerText()
  await leads(page, () => row.locator('th a').click())
  await page.locator('#message').fill('I have seen your check-in.')
  await press(page, 'Send message')
  await page.getByText('I have seen your check-in.').waitFor()
  await page.goto(`${served().url}/c/demo`)
  expect(await row.locator('[data-label=State]').innerText()).toBe(state)
})

const LOOKS = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  'right to left': { colorScheme: 'light' },
} as const

/** 320 pixels, and letters twice as large, without scrolling sideways. */
const fits = async (page: Page, address: string): Promise<void> => {
  await page.setViewportSize({ width: 320, height: 640 })
  expect(await tooWide(page), `${address}: wider than 320 pixels`).toBe(0)
  await page.setViewportSize({ width: 640, height: 640 })
  await page.addStyleTag({ content: 'html { font-size: 200% !important }' })
  expect(await tooWide(page), `${address}: wider than the screen at 200 %`).toBe(0)
}

describe.each(Object.entries(LOOKS))('in %s', (name, look) => {
  test.each(['nobody', 'pat', 'owner'])(
    'axe finds nothing on the pages of %s, and none scrolls sideways at 320 pixels or at 200 %',
    async (person) => {
      const options = { ...SCREENS.desktop, colorScheme: look.colorScheme, bypassCSP: true }
      const page = person === 'nobody' ? await stranger(options) : await enter(person, options)
      if (name === 'right to left')
        await page.context().addCookies([{ name: 'lang', value: 'ar-XB', url: served().url }])
      const pages =
        person === 'nobody'
          ? doorPages(served())
          : person === 'pat'
            ? patientPages(served())
            : await staffPages(served(), page)
      for (const { address } of pages) {
        await page.setViewportSize(SCREENS.desktop.viewport)
        expect([200, 410], address).toContain((await page.goto(address))?.status())
        await unfold(page)
        expect(await axeComplaints(page), address).toEqual([])
        await fits(page, address)
      }
    },
  )
})

test('nobody of another kind sees a page: the patient no console, the nurse no patient page, a stranger neither', async () => {
  const pat = await enter('pat')
  await pat.goto(`${served().url}/c/demo`)
  expect(new URL(pat.url()).pathname).toBe('/c/demo/me')
  const nurse = await enter('nurse')
  await nurse.goto(`${served().url}/c/demo/me`)
  expect(new URL(nurse.url()).pathname).toBe('/c/demo')
  for (const path of ['me', 'me/record', '', 'patients', 'audit']) {
    const response = await fetch(`${served().url}/c/demo/${path}`.replace(/\/$/, ''), { redirect: 'manual' })
    expect(response.status, path).toBe(302)
    expect(response.headers.get('location')).toMatch(/^\/c\/demo\/sign-in/)
  }
})
