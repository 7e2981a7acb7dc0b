import { inviteStaff, isRefusal, type Refusal, submitCheckIn } from '@anagen/server'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mailServer } from '../../packages/server/test/outbox/mail-server.ts'
import { openChromium, SCREENS } from './chromium.ts'
import { dayIn } from './days.ts'
import { follow, press } from './follow.ts'
import { axeComplaints, tooWide, unfold } from './look.ts'
import { SECOND_CLINIC, secondClinic } from './second-clinic.ts'
import { type ServedClinic, serveClinicForTests } from './serve-clinic.ts'
import { acceptInvitation, signIn } from './staff.ts'
import { totp } from './totp.ts'

let browser: Browser
let mail: Awaited<ReturnType<typeof mailServer>>
let clinic: ServedClinic
let owner: Page
let back: Page
let secret: string
beforeAll(async () => {
  mail = await mailServer()
  clinic = await serveClinicForTests({ smtp: mail.url })
  browser = await openChromium()
  owner = await open(SCREENS.desktop)
  await acceptInvitation(owner, clinic.ownerLink)
})
afterAll(async () => {
  await browser?.close()
  await clinic?.close()
  await mail?.close()
})

const ok = <T>(result: T | Refusal): T => (isRefusal(result) ? expect.fail(result.detail) : result)
const open = async (options: BrowserContextOptions): Promise<Page> =>
  (await browser.newContext({ ...options, baseURL: clinic.url })).newPage()
const isClean = async (page: Page): Promise<void> => {
  await unfold(page)
  expect(await axeComplaints(page), page.url()).toEqual([])
  expect(await tooWide(page), page.url()).toBe(0)
}
const linkTo = async (address: string, mails: number): Promise<string> => {
  const links = () => mail.to(address).flatMap(({ text }) => /https?:\/\/\S+\/enter\/\S+/.exec(text ?? '')?.[0] ?? [])
  await expect.poll(() => links().length, { timeout: 60_000 }).toBe(mails)
  return links().at(-1) ?? expect.fail('no link')
}

const SECOND = { name: 'Synthetic Second Nurse', email: 'second@clinic.example' }

test('the owner changes the opening hours; a time that is half filled in is refused and changes nothing', async () => {
  await owner.goto('/c/synthetic/rota')
  await follow(owner, 'Opening hours')
  await owner.getByLabel('Sunday: opens', { exact: true }).fill('')
  await owner.getByLabel('Monday: opens', { exact: true }).fill('07:15')
  await owner.getByLabel('Name of closed day 1').fill('Works')
  await press(owner, 'Store the hours')
  expect(await owner.getByRole('alert').innerText()).toContain('half filled in')
  expect(await owner.getByLabel('Sunday: opens', { exact: true }).inputValue()).toBe('')
  expect(await owner.getByLabel('Monday: opens', { exact: true }).inputValue()).toBe('07:15')
  expect(await owner.getByLabel('Name of closed day 1').inputValue()).toBe('Works')
  await owner.goto('/c/synthetic/opening-hours')
  expect(await owner.getByLabel('Sunday: opens', { exact: true }).inputValue()).toBe('00:00')
  await owner.getByLabel('Sunday: opens', { exact: true }).fill('')
  await owner.getByLabel('Sunday: closes', { exact: true }).fill('')
  await owner.getByLabel('Monday: closes', { exact: true }).fill('12:30')
  await owner.getByLabel('Monday: opens again').fill('14:00')
  await owner.getByLabel('Monday: closes again').fill('18:00')
  await owner.getByLabel('Closed day 1', { exact: true }).fill(dayIn(30).date)
  await owner.getByLabel('Name of closed day 1').fill('Works')
  await press(owner, 'Store the hours')
  await owner.getByText('It is stored.').waitFor()
  await isClean(owner)
  expect(await owner.getByLabel('Sunday: opens', { exact: true }).inputValue()).toBe('')
  expect(await owner.getByLabel('Monday: closes again').inputValue()).toBe('18:00')
  expect(await owner.getByLabel('Name of closed day 1').inputValue()).toBe('Works')
})

test('a nurse leaves: the owner reads what becomes of her case first; then she is out, and comes back as herself', async () => {
  ok(await inviteStaff({ ...SECOND, role: 'nurse' }, clinic.owner))
  const nurse = await open(SCREENS.phone)
  await acceptInvitation(nurse, await linkTo(SECOND.email, 1))
  const { patientId } = clinic
  const asPatient = {
    ...clinic.owner,
    actor: { kind: 'patient', clinicId: clinic.owner.actor.clinicId, id: patientId } as const,
  }
  ok(await submitCheckIn({ id: crypto.randomUUID(), patientId, say: 'I cannot see with my left eye' }, asPatient))
  await nurse.goto('/c/synthetic')
  await follow(nurse, /Synthetic Pat/)
  await press(nurse, 'Acknowledge')
  await nurse.locator('button:disabled', { hasText: 'Acknowledge' }).waitFor()

  await owner.goto('/c/synthetic/team')
  await follow(owner, new RegExp(`Leaves.*${SECOND.name}`))
  await owner.getByRole('heading', { name: `${SECOND.name} leaves the clinic` }).waitFor()
  // who is on duty now has it then
  await owner.getByText('1 case is open again and goes to Synthetic Nurse.').waitFor()
  await owner.getByText('They are not on the rota.').waitFor()
  await isClean(owner)
  await press(owner, `${SECOND.name} leaves now`)
  await owner.getByText('1 case of theirs is open again').waitFor()
  await isClean(owner)
  const refused = await nurse.goto('/c/synthetic')
  expect(refused?.status() === 403 || new URL(nurse.url()).pathname === '/c/synthetic/sign-in').toBe(true)

  await follow(owner, new RegExp(`Take back.*${SECOND.name}`))
  await owner.getByText('They come back as themselves').waitFor()
  await isClean(owner)
  await owner.getByLabel(/^Clinician/).check()
  await press(owner, `Take ${SECOND.name} back`)
  await owner.getByText('They are back as themselves').waitFor()
  const row = owner.getByRole('row', { name: new RegExp(SECOND.name) })
  expect(await row.innerText()).toContain('Clinician')
  back = await open(SCREENS.desktop)
  secret = await acceptInvitation(back, await linkTo(SECOND.email, 2))
  await nurse.goto('/c/synthetic')
  expect(new URL(nurse.url()).pathname).toBe('/c/synthetic/sign-in')
  await nurse.context().close()
})

test('the owner cannot leave; a clinician sends nobody away', async () => {
  await owner.goto('/c/synthetic/team')
  await follow(owner, /Leaves.*Synthetic Owner/)
  await owner.getByText('the owner cannot leave').waitFor()
  expect(await owner.locator('main form').count()).toBe(0)
  const response = await back.goto(new URL(owner.url()).pathname)
  expect(response?.status()).toBe(403)
})

test('somebody of two clinics: the invitation of the second one joins the account that they have, and no other', async () => {
  const second = await secondClinic(clinic)
  ok(await inviteStaff({ ...SECOND, role: 'nurse' }, second))
  const link = await linkTo(SECOND.email, 3)
  // in the browser of somebody else it joins nobody, and says whom it is for
  await owner.goto(link)
  await owner.getByText('owner@clinic.example').waitFor()
  await owner.getByText(SECOND.email).waitFor()
  expect(await owner.getByRole('button', { name: /^Join/ }).count()).toBe(0)
  await isClean(owner)

  const page = back
  await page.goto('/c/synthetic')
  await press(page, 'Sign out')
  await page.goto(link)
  await page.getByRole('heading', { name: `Welcome to ${SECOND_CLINIC.name}` }).waitFor()
  await isClean(page)
  await follow(page, 'Sign in')
  expect(new URL(page.url()).pathname).toBe('/c/second/sign-in')
  await signIn(page, SECOND.email, secret)
  // codes are counted by address, and all browsers of this test have the same one: refused until ten seconds have passed
  const code = page.getByLabel('Code from your app, or a recovery code')
  const asThem = page.getByText(`You are signed in as ${SECOND.email}`)
  await expect
    .poll(
      async () => {
        await code.or(asThem).waitFor()
        if (await asThem.isVisible()) return true
        await code.fill(totp(secret))
        await press(page, 'Continue')
        return false
      },
      { timeout: 60_000, interval: 2000 },
    )
    .toBe(true)
  await isClean(page)
  await press(page, `Join ${SECOND_CLINIC.name}`)
  await page.locator('#queue').waitFor()
  expect(new URL(page.url()).pathname).toBe('/c/second')
  expect((await page.goto('/c/synthetic'))?.status()).toBe(200)
  expect((await page.goto(link))?.status()).toBe(410)
})

test('no page reported an error on the way', () => expect(clinic.errors).toEqual([]))
