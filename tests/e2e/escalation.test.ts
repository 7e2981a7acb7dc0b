import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { Email } from 'postal-mime'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mailServer, saidIn } from '../../packages/server/test/outbox/mail-server.ts'
import { openChromium, SCREENS } from './chromium.ts'
import { press } from './follow.ts'
import { type ServedClinic, serveClinicForTests } from './serve-clinic.ts'
import { acceptInvitation, choosePin, signIn } from './staff.ts'

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

const open = async (options: BrowserContextOptions): Promise<Page> => (await browser.newContext(options)).newPage()

const PATIENCE = { timeout: 60_000 }

/** The mails to somebody whose subject fits, once there are that many. */
const arrived = async (to: string, subject: RegExp, count = 1): Promise<readonly Email[]> => {
  const fitting = (): Email[] => mail.to(to).filter((one) => subject.test(one.subject ?? ''))
  await expect.poll(() => fitting().length, PATIENCE).toBe(count)
  return fitting()
}

const linkIn = (one: Email | undefined): string => /https?:\/\/\S+/.exec(one?.text ?? '')?.[0] ?? expect.fail('no link')

const NURSE = 'nurse@clinic.example'
const CLINICIAN = 'clinician@clinic.example'
const OWNER = 'owner@clinic.example'

test('escalation with real mail: nobody acknowledges in time, so it goes up the rota; the link in the mail leads to the case, and acknowledging stops it', async () => {
  const [invitation] = await arrived(CLINICIAN, /invites you/)
  const clinician = await open(SCREENS.desktop)
  const secret = await acceptInvitation(clinician, linkIn(invitation))
  await press(clinician, 'Sign out')
  await clinician.getByRole('heading', { name: /sign in/ }).waitFor()

  const [welcome] = await arrived('pat@patient.example', /invites you/)
  const patient = await open(SCREENS.phone)
  await choosePin(patient, linkIn(welcome))
  await patient.goto(`${clinic.url}/c/synthetic/me/check-in`)
  await patient.locator('[name=flag]').first().check()
  await press(patient, 'Continue')
  await press(patient, 'Send to the clinic')
  await patient.locator('#answer[data-level=emergency]').waitFor()
  expect(await patient.locator('.looking').innerText()).toContain('Synthetic Nurse')

  const [toNurse] = await arrived(NURSE, /^EMERGENCY: a case is yours/)
  const address = linkIn(toNurse)
  expect(mail.to(CLINICIAN)).toHaveLength(1)
  // an emergency is due after fifteen minutes
  clinic.turn(16)
  const [toClinician] = await arrived(CLINICIAN, /^EMERGENCY: a case is yours/)
  expect(toClinician?.text).toContain('Nobody saw to it in time')
  expect(linkIn(toClinician)).toBe(address)
  for (const one of mail.accepted) expect(saidIn(one)).not.toMatch(/PRP|scalp|Synthetic Pat/i)
  await patient.reload()
  expect(await patient.locator('.looking').innerText()).toContain('Synthetic Clinician')

  await clinician.goto(linkIn(toClinician))
  expect(new URL(clinician.url()).pathname).toBe('/c/synthetic/sign-in')
  await signIn(clinician, CLINICIAN, secret)
  await clinician.getByRole('heading', { name: 'What to do', exact: true }).waitFor()
  expect(clinician.url()).toBe(address)
  await press(clinician, 'Acknowledge')
  await clinician.locator('button:disabled', { hasText: 'Acknowledge' }).waitFor()
  await patient.reload()
  expect(await patient.locator('.looking').innerText()).toContain('Synthetic Clinician has looked at it')

  // two rounds of the outbox, seen by their mails, in which an open case would have gone on to the owner
  clinic.turn(30)
  for (const round of [1, 2]) {
    await patient.goto(`${clinic.url}/c/synthetic/me/messages`)
    await patient.getByLabel('Write a message').fill(`It is better now (${round}).`)
    await press(patient, 'Send message')
    await patient.getByText(`It is better now (${round}).`).waitFor()
    await arrived(CLINICIAN, /^A patient wrote to you/, round)
  }
  const aboutIt = [NURSE, CLINICIAN, OWNER].map(
    (who) => mail.to(who).filter((one) => one.text?.includes(address)).length,
  )
  expect(aboutIt).toEqual([1, 1, 0])
  expect(clinic.errors).toEqual([])
  await patient.context().close()
  await clinician.context().close()
})
