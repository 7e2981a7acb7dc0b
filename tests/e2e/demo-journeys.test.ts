import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openChromium, SCREENS } from './chromium.ts'
import { doorPages, patientPages, staffPages } from './demo-pages.ts'
import { leads, press } from './follow.ts'
import { axeComplaints, tooWide, unfold } from './look.ts'
import { untilKept } from './offline.ts'
import { type ServedDemo, serveDemoForTests } from './serve-demo.ts'

let browser: Browser
let clinic: ServedDemo
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

const stranger = async (screen: Parameters<Browser['newContext']>[0] = SCREENS.phone): Promise<Page> => {
  const context = await browser.newContext(screen)
  opened.push(context)
  return context.newPage()
}

const enter = async (person: string, screen: Parameters<Browser['newContext']>[0] = SCREENS.phone): Promise<Page> => {
  const page = await stranger(screen)
  await page.goto(clinic.door(person))
  return page
}

/** Goes through the check-in to its last screen, confirming every sign as it is offered first. */
const toLastScreen = async (page: Page, words: string): Promise<void> => {
  await page.goto(`${clinic.url}/c/demo/me/check-in`)
  await press(page, 'None of these: continue')
  await page.locator('#say').fill(words)
  await press(page, 'Next')
  while ((await page.locator('form.check-in[data-at="send"]').count()) === 0) {
    for (const group of await page.locator('fieldset.choices').all()) await group.getByRole('radio').first().check()
    await press(page, 'Next')
  }
}

const inFocus = (page: Page): Promise<unknown> => page.evaluate('document.activeElement?.textContent')
const levelOf = (page: Page): Promise<string | null> => page.locator('#answer').getAttribute('data-level')

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
    await mo.goto(`${clinic.url}/c/demo/me`)
    expect(await mo.locator('.call-now a[href^="tel:"]').isVisible(), 'the phone beside an urgent answer').toBe(true)
  })

  test('a red flag that is ticked goes straight to sending, with the number to call first', async () => {
    const pat = await enter('pat')
    await pat.goto(`${clinic.url}/c/demo/me/check-in`)
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

test('a check-in without a network says that it is not sent, survives a reload, and is stored once', async () => {
  const pat = await enter('pat')
  await toLastScreen(pat, 'scalp is pink, mild itch')
  await untilKept(pat)
  await pat.context().setOffline(true)
  await pat.getByRole('button', { name: 'Send to the clinic' }).click()
  await pat.getByText('Not sent yet.').waitFor()
  const stored = async (): Promise<number> => {
    const page = await enter('pat')
    await page.goto(`${clinic.url}/c/demo/me/record`)
    return page.locator('.earlier li').count()
  }
  const before = await stored()

  // a reload without a network: the worker shows the page that it kept
  await pat.goto(`${clinic.url}/c/demo/me`)
  expect(await pat.getByRole('heading', { name: 'Check-in without a network' }).count()).toBe(1)
  expect(await pat.locator('[name=flag]').count()).toBeGreaterThan(5)
  expect(await pat.getByRole('link', { name: '020 7946 0123' }).count()).toBeGreaterThan(0)
  await pat.getByText('Not sent yet.').waitFor()

  await pat.context().setOffline(false)
  await pat.getByText('Your check-in was sent.').waitFor()
  expect(await stored()).toBe(before + 1)
})

test("what one patient wrote is never sent as another's: neither from an open page nor from a shared phone", async () => {
  const pat = await enter('pat')
  await toLastScreen(pat, 'scalp is pink, mild itch')
  // the page was opened by somebody else than who is signed in by now
  await pat.locator('form.check-in [name=for]').evaluate((field) => {
    ;(field as unknown as { value: string }).value = crypto.randomUUID()
  })
  const record = async (): Promise<number> => {
    const page = await enter('pat')
    await page.goto(`${clinic.url}/c/demo/me/record`)
    return page.locator('.earlier li').count()
  }
  const before = await record()
  await press(pat, 'Send to the clinic')
  await pat.getByText('Somebody else is signed in now').waitFor()
  expect(await record()).toBe(before)

  const ines = await enter('ines')
  const theirs = {
    id: crypto.randomUUID(),
    action: `${clinic.url}/c/demo/me/check-in`,
    body: 'for=another&go=send&say=pus',
  }
  await ines.evaluate((kept) => localStorage.setItem('anagen/unsent', JSON.stringify([kept])), theirs)
  await ines.goto(`${clinic.url}/c/demo/me`)
  await ines.waitForLoadState('networkidle')
  expect(await ines.locator('#unsent').isVisible()).toBe(false)
  expect(await ines.evaluate(() => localStorage.getItem('anagen/unsent'))).toContain(theirs.id)
})

test('the queue by keyboard alone: worst first, counts as rows, a case taken', async () => {
  const page = await enter('clinician', SCREENS.desktop)
  for (const name of [/^All/, /^Open/, /^Acknowledged/, /^Contacted/]) {
    const link = page.getByRole('navigation', { name: 'Cases by state' }).getByRole('link', { name })
    await page.goto(new URL((await link.getAttribute('href')) ?? '', clinic.url).href)
    // of one answer: a case may be opened between two
    const [count, rows] = await page.evaluate(() =>
      ['[aria-current=page] .count', 'tbody tr']
        .map((of) => [...document.querySelectorAll(`#queue ${of}`)])
        .map((found, i) => (i === 0 ? Number(found[0]?.textContent) : found.length)),
    )
    expect(rows, String(name)).toBe(count)
  }
  await page.goto(`${clinic.url}/c/demo`)
  const order = ['Emergency', 'Urgent', 'Contact', 'Watch', 'Expected']
  const levels = (await page.locator('#queue tbody .tag').allInnerTexts()).map((level) => order.indexOf(level))
  expect(levels).toEqual([...levels].sort((a, b) => a - b))

  await page.goto(`${clinic.url}/c/demo?state=open`)
  await page.keyboard.press('j')
  await leads(page, () => page.keyboard.press('Enter'))
  expect(page.url()).toContain('/cases/')
  const acknowledge = page.getByRole('button', { name: 'Acknowledge' })
  for (let presses = 0; presses < 60 && (await inFocus(page)) !== 'Acknowledge'; presses++)
    await page.keyboard.press('Tab')
  await leads(page, () => page.keyboard.press('Enter'))
  expect(await acknowledge.isDisabled()).toBe(true)
})

test('a message closes no case', async () => {
  const page = await enter('nurse', SCREENS.desktop)
  await page.goto(`${clinic.url}/c/demo`)
  // by its name: another case may come before it while we look
  const id = await page.locator('#queue tbody tr').first().getAttribute('data-case')
  const row = page.locator(`#queue tr[data-case="${id}"]`)
  const state = await row.locator('[data-label=State]').innerText()
  await leads(page, () => row.locator('th a').click())
  await page.locator('#message').fill('I have seen your check-in.')
  await press(page, 'Send message')
  await page.getByText('I have seen your check-in.').waitFor()
  await page.goto(`${clinic.url}/c/demo`)
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
      if (name === 'right to left') await page.context().addCookies([{ name: 'lang', value: 'ar-XB', url: clinic.url }])
      const pages =
        person === 'nobody'
          ? doorPages(clinic)
          : person === 'pat'
            ? patientPages(clinic)
            : await staffPages(clinic, page)
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
  await pat.goto(`${clinic.url}/c/demo`)
  expect(new URL(pat.url()).pathname).toBe('/c/demo/me')
  const nurse = await enter('nurse')
  await nurse.goto(`${clinic.url}/c/demo/me`)
  expect(new URL(nurse.url()).pathname).toBe('/c/demo')
  for (const path of ['me', 'me/record', '', 'patients', 'audit']) {
    const response = await fetch(`${clinic.url}/c/demo/${path}`.replace(/\/$/, ''), { redirect: 'manual' })
    expect(response.status, path).toBe(302)
    expect(response.headers.get('location')).toMatch(/^\/c\/demo\/sign-in/)
  }
})
