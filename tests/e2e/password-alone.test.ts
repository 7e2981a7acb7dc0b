import { inviteStaff, isRefusal, type Refusal } from '@anagen/server'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mailServer } from '../../packages/server/test/outbox/mail-server.ts'
import { openChromium, SCREENS } from './chromium.ts'
import { follow, press } from './follow.ts'
import { axeComplaints } from './look.ts'
import { SECOND_CLINIC, secondClinic } from './second-clinic.ts'
import { type ServedClinic, serveClinicForTests } from './serve-clinic.ts'
import { acceptInvitation, PASSWORD } from './staff.ts'

let browser: Browser
let mail: Awaited<ReturnType<typeof mailServer>>
let clinic: ServedClinic
beforeAll(async () => {
  mail = await mailServer()
  clinic = await serveClinicForTests({ smtp: mail.url })
  browser = await openChromium()
})
afterAll(async () => {
  await browser?.close()
  await clinic?.close()
  await mail?.close()
})

const ok = <T>(result: T | Refusal): T => (isRefusal(result) ? expect.fail(result.detail) : result)
const open = async (options: BrowserContextOptions): Promise<Page> =>
  (await browser.newContext({ ...options, baseURL: clinic.url })).newPage()
const isClean = async (page: Page): Promise<void> => expect(await axeComplaints(page), page.url()).toEqual([])
const linkTo = async (address: string, mails: number): Promise<string> => {
  const links = () => mail.to(address).flatMap(({ text }) => /https?:\/\/\S+\/enter\/\S+/.exec(text ?? '')?.[0] ?? [])
  await expect.poll(() => links().length, { timeout: 60_000 }).toBe(mails)
  return links().at(-1) ?? expect.fail('no link')
}

const THIRD = { name: 'Synthetic Third Nurse', email: 'third@clinic.example' }

test('a password and no second factor yet: each page names the way, and at its end they join the second clinic', async () => {
  ok(await inviteStaff({ ...THIRD, role: 'nurse' }, clinic.owner))
  const page = await open(SCREENS.phone)
  await page.goto(await linkTo(THIRD.email, 1))
  await page.getByLabel('Choose a password').fill(PASSWORD)
  await page.getByLabel('The same again').fill(PASSWORD)
  await press(page, 'Continue')
  ok(await inviteStaff({ ...THIRD, role: 'nurse' }, await secondClinic(clinic)))
  const link = await linkTo(THIRD.email, 2)

  // while the invitation of the first clinic lasts, a second factor can be set up, and leads back
  await page.goto(link)
  await press(page, `Join ${SECOND_CLINIC.name}`)
  await page.getByText('Set up your second factor first').waitFor()
  await isClean(page)
  await follow(page, 'Set up your second factor')
  expect(new URL(page.url()).searchParams.get('back')).toBe(new URL(link).pathname)

  // later there is only the password
  await page.context().clearCookies()
  await page.goto(link)
  await follow(page, 'Sign in')
  await page.getByLabel('Mail address').fill(THIRD.email)
  await page.getByLabel('Password').fill(PASSWORD)
  await press(page, 'Sign in')
  await page.getByText('Your password alone opens nothing here').waitFor()
  await page.getByText('ask the owner of a clinic that you belong to for another invitation').waitFor()
  await isClean(page)
  expect(await page.context().cookies()).toEqual([])

  const owner = await open(SCREENS.desktop)
  await acceptInvitation(owner, clinic.ownerLink)
  await owner.goto('/c/synthetic/team')
  await owner
    .getByRole('row', { name: new RegExp(THIRD.name) })
    .getByRole('button', { name: /^Invite again/ })
    .click()
  await acceptInvitation(page, await linkTo(THIRD.email, 3))
  await page.goto(link)
  await press(page, `Join ${SECOND_CLINIC.name}`)
  await page.locator('#queue').waitFor()
  expect(new URL(page.url()).pathname).toBe('/c/second')
})

test('a link that is asked for too often at one address is not called over: it still works', async () => {
  const page = await open(SCREENS.phone)
  const link = clinic.patientLink
  const MORE_THAN_A_MINUTE_HOLDS = 25
  for (let looks = 0; looks < MORE_THAN_A_MINUTE_HOLDS; looks++) await page.request.get(link)
  expect((await page.goto(link))?.status()).toBe(429)
  await page.getByText('Your link still works').waitFor()
  expect(await page.getByText('This link no longer works').count()).toBe(0)
  await isClean(page)
})

test('no page reported an error on the way', () => expect(clinic.errors).toEqual([]))
