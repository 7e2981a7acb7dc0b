import { submitCheckIn } from '@anagen/server'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { receiver } from '../../packages/server/test/webhooks/receiver.ts'
import { openChromium, SCREENS } from './chromium.ts'
import { follow, leads, press } from './follow.ts'
import { axeComplaints, tooWide, unfold } from './look.ts'
import { type ServedClinic, serveClinicForTests } from './serve-clinic.ts'
import { acceptInvitation } from './staff.ts'

let browser: Browser
let clinic: ServedClinic
let owner: Page
beforeAll(async () => {
  clinic = await serveClinicForTests()
  browser = await openChromium()
  owner = await open(SCREENS.desktop)
  await acceptInvitation(owner, clinic.ownerLink)
})
afterAll(async () => {
  await browser?.close()
  await clinic?.close()
})

const open = async (options: BrowserContextOptions): Promise<Page> =>
  (await browser.newContext({ ...options, baseURL: clinic.url })).newPage()
const isClean = async (page: Page): Promise<void> => {
  await unfold(page)
  expect(await axeComplaints(page), page.url()).toEqual([])
  expect(await tooWide(page), page.url()).toBe(0)
}
/** The patient says what needs somebody at once. */
const openCase = async (): Promise<void> => {
  const { patientId, owner: asked } = clinic
  const actor = { kind: 'patient', clinicId: asked.actor.clinicId, id: patientId } as const
  const checkIn = { id: crypto.randomUUID(), patientId, say: 'I cannot see with my left eye' }
  expect(await submitCheckIn(checkIn, { ...asked, actor })).toHaveProperty('caseId', expect.any(String))
}
/** The Monday so many weeks from now, `2026-11-23`. */
const mondayIn = (weeks: number): string => {
  const now = new Date()
  const days = weeks * 7 - ((now.getUTCDay() + 6) % 7)
  return new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10)
}

test('a week of the rota: a shift is added, changed in its place and repeated once; empty hours are named', async () => {
  const [week, next] = [mondayIn(3), mondayIn(4)]
  await owner.goto(`/c/synthetic/rota?week=${week}`)
  await owner.getByText('Nobody is on the rota in this week').waitFor()
  await owner.locator('summary', { hasText: 'Add a shift' }).click()
  await owner.getByLabel('Who').selectOption({ label: 'Synthetic Nurse' })
  await owner.getByLabel(/^From/).fill(`${week}T08:00`)
  await owner.getByLabel(/^Until/).fill(`${week}T14:00`)
  await press(owner, 'Add a shift')
  const row = owner.getByRole('row', { name: /Synthetic Nurse/ })
  await row.waitFor()
  expect(await row.innerText()).toContain('08:00 – 14:00')
  expect(await owner.locator('.notice-empty li').allInnerTexts()).toEqual([
    expect.stringMatching(/^Mon .*00:00 to 08:00$/),
    expect.stringMatching(/^from Mon .*14:00 on$/),
  ])
  await row.locator('summary').click()
  await row.getByLabel(/^Until/).fill(`${week}T16:30`)
  await press(owner, 'Change the shift')
  await owner.getByRole('cell', { name: /08:00 – 16:30$/ }).waitFor()
  await isClean(owner)

  await follow(owner, 'Week after')
  expect(owner.url()).toContain(`week=${next}`)
  await press(owner, 'Repeat the week before')
  await owner.getByText('1 shift was added.').waitFor()
  expect(await row.innerText()).toContain('08:00 – 16:30')
  await press(owner, 'Repeat the week before')
  await owner.getByText('No shift was added. 1 was there already').waitFor()
  expect(await row.count()).toBe(1)
  await isClean(owner)

  // the same person twice at a time is refused with what is there
  await owner.goto(`/c/synthetic/rota?week=${next}`)
  await owner.locator('summary', { hasText: 'Add a shift' }).click()
  const add = owner.locator('details.card')
  await add.getByLabel('Who').selectOption({ label: 'Synthetic Nurse' })
  await add.getByLabel(/^Until/).fill(`${next}T13:20`)
  await press(owner, 'Add a shift')
  expect(await owner.getByRole('alert').innerText()).toContain('is on the rota from')
  expect(await add.getByLabel('Who').locator('option:checked').innerText()).toBe('Synthetic Nurse')
  expect(await add.getByLabel(/^Until/).inputValue()).toBe(`${next}T13:20`)
  await isClean(owner)
  await owner.goto(`/c/synthetic/rota?week=${next}`)
  await row.locator('summary').click()
  await press(owner, /Remove/)
  await owner.getByText('Nobody is on the rota in this week').waitFor()
})

test('another program is told: secrets are shown once, a call that failed is tried again, ending stops it', async () => {
  const there = await receiver()
  await owner.goto('/c/synthetic')
  await follow(owner, 'Other programs')
  await owner.getByText('No other program is told of anything.').waitFor()
  await owner.locator('summary', { hasText: 'Tell another program' }).click()
  await owner.getByLabel('Address that is called').fill('http://hooks.example.org/')
  await owner.getByLabel(/A message was written/).uncheck()
  await press(owner, 'Tell another program')
  expect(await owner.getByRole('alert').innerText()).toContain('begins with https://')
  expect(await owner.getByLabel('Address that is called').inputValue()).toBe('http://hooks.example.org/')
  expect(await owner.locator('[name=event]:not(:checked)').count()).toBe(1)
  await owner.getByLabel(/A message was written/).check()
  await owner.getByLabel('Address that is called').fill(there.url.replace('http:', 'https:'))
  await press(owner, 'Tell another program')
  const secret = await owner.locator('.secret-key').innerText()
  expect(secret).toMatch(/^whsec_/)
  await isClean(owner)
  await owner.goto('/c/synthetic/webhooks')
  expect(await owner.content()).not.toContain(secret)
  await owner.locator('summary', { hasText: 'New secret' }).click()
  await press(owner, /New secret/)
  const second = await owner.locator('.secret-key').innerText()
  expect(second).toMatch(/^whsec_/)
  expect(second).not.toBe(secret)

  // nobody there speaks TLS: the call fails, and says why
  await openCase()
  const failed = owner.getByRole('row', { name: /A case was opened/ })
  await expect
    .poll(
      async () => {
        await owner.goto('/c/synthetic/webhooks')
        return (await failed.count()) > 0 && (await failed.innerText()).includes('Failed')
      },
      { timeout: 60_000, interval: 500 },
    )
    .toBe(true)
  await isClean(owner)
  await leads(owner, () => failed.getByRole('button', { name: /Try again/ }).click())
  await owner.getByText('It is tried again now.').waitFor()
  await owner.locator('summary', { hasText: 'End it' }).click()
  await press(owner, /End it/)
  await owner.getByText('It is called no more.').waitFor()
  await owner.getByText('No other program is told of anything.').waitFor()
  await there.close()
})

test('the outbox says to whom and why it waits; what failed is tried again', async () => {
  await owner.goto('/c/synthetic/outbox')
  await owner.getByText('No mail server is set up').first().waitFor()
  const invited = owner.getByRole('row', { name: /Invitation/ })
  expect(await invited.filter({ hasText: 'Synthetic Nurse' }).count()).toBe(1)
  expect(await owner.locator('main').innerText()).not.toContain('@')
  await isClean(owner)
})

test.each([320, 390])(
  'at %i pixels the navigation is one row, by keyboard and without scripts; what is urgent stays in sight',
  async (width) => {
    const phone = await open({ viewport: { width, height: 700 }, javaScriptEnabled: false })
    await phone.context().addCookies(await owner.context().cookies())
    await phone.goto('/c/synthetic/team')
    const header = phone.locator('header.site')
    expect((await header.boundingBox())?.height).toBeLessThan(75)
    expect(await phone.locator('html').evaluate((html) => html.scrollWidth)).toBe(width)
    const queue = phone.getByRole('link', { name: 'Queue 1 urgent' })
    expect(await queue.isVisible()).toBe(true)
    const audit = phone.getByRole('link', { name: 'Audit' })
    expect(await audit.isVisible()).toBe(false)
    const menu = phone.getByRole('button', { name: 'Menu' })
    await menu.focus()
    await phone.keyboard.press('Enter')
    expect(await audit.isVisible()).toBe(true)
    expect(await phone.getByRole('button', { name: 'Sign out' }).isVisible()).toBe(true)
    await phone.keyboard.press('Tab')
    expect(await phone.locator(':focus').innerText()).toBe('Patients')
    await phone.keyboard.press('Escape')
    expect(await audit.isVisible()).toBe(false)
    expect(await phone.locator(':focus').innerText()).toBe('Menu')
    await phone.keyboard.press('Enter')
    await follow(phone, 'Audit')
    await phone.getByRole('heading', { name: 'Who looked at a record' }).waitFor()
    await phone.context().close()
  },
)

test('on a desk all pages stand side by side, without a menu', async () => {
  await owner.goto('/c/synthetic/team')
  for (const name of ['Patients', 'Rota', 'Outbox', 'Other programs', 'Audit'])
    expect(await owner.getByRole('link', { name, exact: true }).isVisible()).toBe(true)
  expect(await owner.getByRole('button', { name: 'Menu' }).isVisible()).toBe(false)
  expect((await owner.locator('header.site').boundingBox())?.height).toBeLessThan(75)
})

test('a case that comes before the queue looks for the first time is shown by that look, and one that comes while the filter is filled in after it', async () => {
  const desk = await open(SCREENS.desktop)
  await desk.context().addCookies(await owner.context().cookies())
  await desk.route('**/queue-island.js*', async (script) => {
    await openCase()
    await script.continue()
  })
  await desk.goto('/c/synthetic')
  await desk.getByRole('heading', { name: '2 cases' }).waitFor()
  await desk.getByLabel('At least').focus()
  await openCase()
  // not taken away under somebody's hands, and it says that it is old
  await desk.locator('#as-of.late').waitFor()
  expect(await desk.getByRole('heading', { name: '2 cases' }).count()).toBe(1)
  await desk.getByLabel('At least').blur()
  await desk.getByRole('heading', { name: '3 cases' }).waitFor()
  await desk.locator('#as-of:not(.late)').waitFor()
  await desk.context().close()
})

test('no page reported an error on the way', () => expect(clinic.errors).toEqual([]))
