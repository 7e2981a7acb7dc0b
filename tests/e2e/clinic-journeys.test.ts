import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openChromium, SCREENS } from './chromium.ts'
import { leads, press } from './follow.ts'
import { axeComplaints, unfold } from './look.ts'
import { type ServedClinic, serveClinicForTests } from './serve-clinic.ts'
import { choosePassword, toSending } from './staff.ts'
import { totp } from './totp.ts'

let browser: Browser
let clinic: ServedClinic
beforeAll(async () => {
  clinic = await serveClinicForTests()
  browser = await openChromium()
})
afterAll(async () => {
  await browser?.close()
  await clinic?.close()
})

const someone = async (
  options: Parameters<Browser['newContext']>[0],
): Promise<{ context: BrowserContext; page: Page }> => {
  const context = await browser.newContext({ ...options, bypassCSP: true })
  return { context, page: await context.newPage() }
}

const isClean = async (page: Page): Promise<void> => {
  await unfold(page)
  expect(await axeComplaints(page), page.url()).toEqual([])
}

test('worried patient at night, on the phone: stored, with who will look and by when; the nurse takes it, calls and resolves it', async () => {
  const { context: phone, page: patient } = await someone(SCREENS.phone)
  await patient.goto(clinic.patientLink)
  await isClean(patient)
  await patient.getByLabel('Choose a PIN').fill('481927')
  await patient.getByLabel('The same again').fill('481927')
  await press(patient, 'Continue')
  await patient.getByRole('heading', { name: /Hello/ }).waitFor()
  expect(await patient.locator('main').innerText()).toContain('you are 30 hours after the session')
  await isClean(patient)
  await patient.goto(`${clinic.url}/c/synthetic/me/check-in`)
  await isClean(patient)
  await press(patient, 'None of these: continue')
  await patient.getByLabel('What do you notice?').fill('the redness is spreading and hot, and there is pus')
  await isClean(patient)
  await toSending(patient)
  expect(await patient.locator('main').innerText()).toMatch(/If it is urgent: Synthetic Nurse.*by/)
  await isClean(patient)
  await press(patient, 'Send to the clinic')
  await patient.getByRole('region', { name: /^(Urgent|Emergency), level [45] of 5/ }).waitFor()
  expect(await patient.locator('.looking').innerText()).toMatch(/Synthetic Nurse.* looks at it by .*020 7946 0000/s)
  await isClean(patient)

  const { context: desk, page: nurse } = await someone(SCREENS.desktop)
  await choosePassword(nurse, clinic.nurseLink)
  const secret = (await nurse.locator('.secret-key').innerText()).replaceAll(' ', '')
  await isClean(nurse)
  await nurse.getByLabel('The code that the app shows now').fill(totp(secret))
  await press(nurse, 'Continue')
  await nurse.getByRole('heading', { name: '1 case' }).waitFor()
  await isClean(nurse)
  await leads(nurse, () =>
    nurse
      .getByRole('link', { name: /Synthetic Pat/ })
      .first()
      .click(),
  )
  await nurse.getByRole('heading', { name: 'What to do', exact: true }).waitFor()
  expect(await nurse.locator('main').innerText()).toContain('the redness is spreading and hot')
  await isClean(nurse)
  await nurse.goto(nurse.url())
  await press(nurse, 'Acknowledge')
  await nurse.locator('button:disabled', { hasText: 'Acknowledge' }).waitFor()
  await nurse.locator('summary', { hasText: 'Log a call' }).click()
  await nurse.getByLabel('What was said, or that nobody answered').fill('Called; comes in at 10.')
  await press(nurse, 'Log a call')
  await nurse.getByText('Called; comes in at 10.').waitFor()
  await nurse.locator('summary', { hasText: 'Resolve' }).click()
  await nurse.getByLabel('How it ended').fill('Seen, treatment started.')
  await press(nurse, 'Resolve')
  await nurse.getByText('Seen, treatment started.').waitFor()
  await nurse.goto(`${clinic.url}/c/synthetic`)
  await nurse.getByRole('heading', { name: 'Nobody waits' }).waitFor()

  await patient.reload()
  expect(await patient.locator('.looking').innerText()).toContain('The clinic has dealt with it')
  await phone.close()
  await desk.close()
})

test('nobody who is not signed in sees a record or a queue; a used link lets nobody in', async () => {
  const { context, page } = await someone(SCREENS.phone)
  for (const path of ['/c/synthetic', '/c/synthetic/me', '/c/synthetic/me/check-in']) {
    await page.goto(clinic.url + path)
    expect(new URL(page.url()).pathname).toBe('/c/synthetic/sign-in')
  }
  await isClean(page)
  expect((await page.goto(clinic.patientLink))?.status()).toBe(410)
  expect((await page.goto(`${clinic.url}/c/no-such-clinic`))?.status()).toBe(404)
  expect(await page.locator('.emergency').innerText()).toContain('112')
  await context.close()
})

test('no page reported an error on the way', () => expect(clinic.errors).toEqual([]))
