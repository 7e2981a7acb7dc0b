import { randomUUID } from 'node:crypto'
import { submitCheckIn } from '@anagen/server'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mailServer } from '../../packages/server/test/outbox/mail-server.ts'
import { openChromium, SCREENS } from './chromium.ts'
import { dayIn } from './days.ts'
import { follow, press } from './follow.ts'
import { axeComplaints, unfold } from './look.ts'
import { type ServedClinic, serveClinicForTests } from './serve-clinic.ts'
import { acceptInvitation, choosePin, judgedAgain } from './staff.ts'

let browser: Browser
let mail: Awaited<ReturnType<typeof mailServer>>
let clinic: ServedClinic
let patient: Page
let owner: Page
beforeAll(async () => {
  mail = await mailServer()
  clinic = await serveClinicForTests({ smtp: mail.url })
  browser = await openChromium()
  patient = await open(SCREENS.phone)
  owner = await open(SCREENS.desktop)
  await choosePin(patient, clinic.patientLink)
  await acceptInvitation(owner, clinic.ownerLink)
})
afterAll(async () => {
  await browser?.close()
  await clinic?.close()
  await mail?.close()
})

const open = async (options: BrowserContextOptions): Promise<Page> =>
  (await browser.newContext({ ...options, baseURL: clinic.url })).newPage()
const unfoldOne = (page: Page, name: string): Promise<void> =>
  page.locator('summary', { hasText: name }).first().click()
const isClean = async (page: Page): Promise<void> => {
  await unfold(page)
  expect(await axeComplaints(page), page.url()).toEqual([])
}
const mailTo = async (address: string): Promise<string> => {
  await expect.poll(() => mail.to(address).length, { timeout: 60_000 }).toBe(1)
  return /https?:\/\/\S+/.exec(mail.to(address)[0]?.text ?? '')?.[0] ?? expect.fail('no link')
}

test('a patient subscribes to their plan, renews the address and ends it; calendars without it read nothing', async () => {
  await patient.goto('/c/synthetic/me/plan')
  await follow(patient, 'Your plan in your calendar')
  await isClean(patient)
  await press(patient, 'Make an address for my calendar')
  const address = () => patient.getByLabel('Or copy the address').inputValue()
  await patient.getByLabel('Or copy the address').waitFor()
  await isClean(patient)
  const first = await address()
  expect(await patient.getByRole('link', { name: /Add to the calendar/ }).getAttribute('href')).toBe(
    first.replace(/^https?:/, 'webcal:'),
  )
  // as a calendar program: without cookies
  const read = async (url: string) => {
    const response = await fetch(url)
    return { status: response.status, type: response.headers.get('content-type'), text: await response.text() }
  }
  const feed = await read(first)
  expect(feed).toMatchObject({ status: 200, type: 'text/calendar; charset=utf-8' })
  expect(feed.text).toMatch(/SUMMARY:Your plan: /)
  expect(feed.text).not.toMatch(/PRP|platelet|scalp/i)

  await patient.getByLabel(/With details/).check()
  await press(patient, 'Make a new address')
  const second = await address()
  expect(second).not.toBe(first)
  expect((await read(first)).status).toBe(404)
  expect((await read(second)).text).toMatch(/SUMMARY:.*(?:PRP|scalp|wash)/i)
  await press(patient, 'End it')
  await patient.getByRole('button', { name: 'Make an address for my calendar' }).waitFor()
  expect((await read(second)).status).toBe(404)
  expect((await read(`${clinic.url}/c/synthetic/calendar/guessed.ics`)).status).toBe(404)
})

test('a patient invites somebody who helps, who then sees the plan; when it is ended they are refused', async () => {
  await patient.goto('/c/synthetic/me/helpers')
  await unfoldOne(patient, 'Invite somebody')
  await patient.getByLabel('Name').fill('Synthetic Helper')
  await patient.getByLabel('Mail address').fill('helper@helper.example')
  await press(patient, 'Invite somebody')
  await patient.getByText('helper@helper.example').waitFor()
  await isClean(patient)
  const helper = await open(SCREENS.phone)
  await choosePin(helper, await mailTo('helper@helper.example'), '739105')
  await helper.goto('/c/synthetic/me/calendar')
  await helper.getByText('Only the patient can make an address').waitFor()
  await press(patient, /End access/)
  await patient.getByText(/ended today/).waitFor()
  // refused at once; a moment later their way in is forgotten too, and they are strangers
  const refused = await helper.goto('/c/synthetic/me')
  expect(refused?.status() === 403 || new URL(helper.url()).pathname === '/c/synthetic/sign-in').toBe(true)
  await helper.context().close()
})

test('the owner invites a nurse, who comes in by the mail; a nurse invites nobody', async () => {
  await owner.goto('/c/synthetic/team')
  await unfoldOne(owner, 'Invite somebody')
  await owner.getByLabel('Name').fill('Synthetic Second Nurse')
  await owner.getByLabel('Mail address').fill('second@clinic.example')
  await owner.getByLabel(/^Nurse/).check()
  await press(owner, 'Invite somebody')
  await owner.getByText('The invitation is on its way.').waitFor()
  await isClean(owner)
  const nurse = await open(SCREENS.desktop)
  await acceptInvitation(nurse, await mailTo('second@clinic.example'))
  await nurse.goto('/c/synthetic/team')
  await nurse.getByText('Only the owner invites.').waitFor()
  expect(await nurse.locator('main form').count()).toBe(0)
  await nurse.context().close()

  await owner.goto('/c/synthetic/team')
  await unfoldOne(owner, 'Invite somebody')
  await owner.getByLabel('Name').fill('Somebody else')
  await owner.getByLabel('Mail address').fill('second@clinic.example')
  await owner.getByLabel(/^Clinician/).check()
  await press(owner, 'Invite somebody')
  expect(await owner.getByRole('alert').innerText()).toContain('has this address')
  expect(await owner.getByLabel('Name').inputValue()).toBe('Somebody else')
  expect(await owner.getByLabel('Mail address').inputValue()).toBe('second@clinic.example')
  expect(await owner.getByLabel(/^Clinician/).isChecked()).toBe(true)
})

const PINK = { signs: [{ sign: 'redness', grade: 1 as const, trend: 'same' as const }] }
const asPatient = () => {
  const { clinicId } = clinic.owner.actor
  return { ...clinic.owner, actor: { kind: 'patient', clinicId, id: clinic.patientId } as const }
}

test('a session is put right: first it shows which check-ins change, then it changes them', async () => {
  const { patientId } = clinic
  const earlier = dayIn(-17)
  const sent = await submitCheckIn({ id: crypto.randomUUID(), patientId, ...PINK }, asPatient())
  expect(sent).toMatchObject({ level: 'expected' })
  await owner.goto(`/c/synthetic/patients/${patientId}`)
  await follow(owner, /Put right/)
  await owner.getByLabel(/Ended at/).fill(`${earlier.date}T10:00`)
  await owner.getByLabel('What was wrong with it').fill('It was two weeks earlier.')
  await press(owner, 'Show what would change')
  await owner.getByRole('heading', { name: '1 check-in is judged differently' }).waitFor()
  expect(await owner.getByRole('status').innerText()).toMatch(/Expected\s+becomes\s+Contact/)
  await isClean(owner)
  const other = await open(SCREENS.desktop)
  await other.context().addCookies(await owner.context().cookies())
  await other.goto(`/c/synthetic/patients/${patientId}`)
  expect(await other.locator('main').innerText()).not.toMatch(earlier.shown)
  await other.context().close()
  await press(owner, 'Change it')
  await owner.getByRole('heading', { name: 'Synthetic Pat' }).waitFor()
  expect(await owner.locator('main').innerText()).toMatch(earlier.shown)
  await owner.getByRole('heading', { name: '1 case' }).waitFor()
})

test('after a change of knowledge: whom to tell, and a logged call marks them', async () => {
  const { patientId } = clinic
  const prp = clinic.owner.knowledge.treatments.prp ?? expect.fail('no prp')
  // an older world, in which the sign was expected for longer: who was told that it is fine was told too little
  const longer = prp.effects.map((effect) =>
    effect.signs.includes('redness')
      ? { ...effect, typical: { from: 4, to: 2000 }, upper: 2000, disputedUntil: 2000 }
      : effect,
  )
  const treatments = { ...clinic.owner.knowledge.treatments, prp: { ...prp, effects: longer } }
  const knowledge = { ...clinic.owner.knowledge, digest: 'f'.repeat(64), treatments }
  const pink = { id: randomUUID(), patientId, signs: [{ sign: 'redness', grade: 1, trend: 'same' }] } as const
  expect(await submitCheckIn({ ...pink, signs: [...pink.signs] }, { ...clinic.owner, knowledge })).toMatchObject({
    level: 'expected',
  })
  await owner.goto('/c/synthetic/calls')
  await follow(owner, 'After a change of knowledge')
  await press(owner, 'Show how many would change')
  await judgedAgain(owner, /1 would be judged differently, 1 of them more seriously/)
  await isClean(owner)
  await press(owner, 'Keep the new answers')
  await judgedAgain(owner, /1 are judged differently now/)
  await owner.getByText('Contact').first().waitFor()
  await isClean(owner)
  await follow(owner, /To the case/)
  await press(owner, 'Acknowledge')
  await owner.locator('button:disabled', { hasText: 'Acknowledge' }).waitFor()
  await unfoldOne(owner, 'Log a call')
  await owner.getByLabel('What was said, or that nobody answered').fill('Told what is known now.')
  await press(owner, 'Log a call')
  await owner.getByText('Told what is known now.').waitFor()
  await owner.goto('/c/synthetic/re-contacts')
  await owner.getByText('Told', { exact: true }).waitFor()
  await owner.goto('/c/synthetic/calls')
  await owner.getByText('Told what is known now.').waitFor()
  await isClean(owner)
})

test('a link on paper lets a patient in once; erasing needs the name typed, and says what stays', async () => {
  await owner.goto('/c/synthetic/patients')
  await unfoldOne(owner, 'Register a patient')
  await owner.getByLabel('Name', { exact: true }).fill('Synthetic Paper')
  await press(owner, 'Register a patient')
  await owner.getByRole('heading', { name: 'Synthetic Paper' }).waitFor()
  const page = owner.url()
  await press(owner, 'Link on paper')
  const link = await owner.locator('code.address').innerText()
  await isClean(owner)
  const paper = await open(SCREENS.phone)
  await choosePin(paper, link)
  expect((await paper.goto(link))?.status()).toBe(410)
  await paper.getByRole('link', { name: 'Ask for a new link' }).waitFor()

  await owner.goto(page)
  await follow(owner, 'Erase this patient')
  await owner.getByText('the audit of who did what').waitFor()
  await isClean(owner)
  await owner.getByLabel(/type the name/).fill('Synthetic Pat')
  await press(owner, 'Erase for good')
  expect(await owner.getByRole('alert').innerText()).toContain('Nothing was erased')
  await owner.getByLabel(/type the name/).fill('synthetic  paper')
  await press(owner, 'Erase for good')
  await owner.getByText('The patient is erased.').waitFor()
  expect((await paper.goto('/c/synthetic/me'))?.url()).toContain('/sign-in')
  expect((await owner.goto(page))?.status()).toBe(410)
  await paper.context().close()
})

test('no page reported an error on the way', () => expect(clinic.errors).toEqual([]))
