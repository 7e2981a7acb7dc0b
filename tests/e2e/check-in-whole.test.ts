import { randomUUID } from 'node:crypto'
import { type Asked, attachPhoto, inviteCaregiver, submitCheckIn } from '@anagen/server'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openChromium, SCREENS } from './chromium.ts'
import { follow, leads } from './follow.ts'
import { axeComplaints, tooWide, unfold } from './look.ts'
import { type ServedClinic, serveClinicForTests } from './serve-clinic.ts'
import { acceptInvitation, choosePin } from './staff.ts'

let browser: Browser
let clinic: ServedClinic
let nurse: Page
let patient: Page
beforeAll(async () => {
  clinic = await serveClinicForTests()
  browser = await openChromium()
  nurse = await open({ ...SCREENS.phone, bypassCSP: true })
  await acceptInvitation(nurse, clinic.nurseLink)
})
afterAll(async () => {
  await browser?.close()
  await clinic?.close()
})

const open = async (options: BrowserContextOptions): Promise<Page> => (await browser.newContext(options)).newPage()

const PINK = { signs: [{ sign: 'redness', grade: 1 as const, trend: 'same' as const }] }

/** Sends a check-in as somebody, and gives its id. */
const send = async (asked: Asked, more: object): Promise<string> => {
  const id = randomUUID()
  expect(await submitCheckIn({ id, patientId: clinic.patientId, ...more }, asked)).toHaveProperty('level')
  return id
}
const asPatient = () => {
  const { clinicId } = clinic.owner.actor
  return { ...clinic.owner, actor: { kind: 'patient', clinicId, id: clinic.patientId } as const }
}
const asCaregiver = (id: string) => {
  const { clinicId } = clinic.owner.actor
  return { ...clinic.owner, actor: { kind: 'caregiver', clinicId, id, patientId: clinic.patientId } as const }
}

test('a nurse opens a check-in that made no case, by keyboard, and reads all of it; the patient reads who did', async () => {
  const { patientId, owner } = clinic
  const helper = await inviteCaregiver({ patientId, name: 'Synthetic Helper', email: 'helper@helper.example' }, owner)
  const caregiverId = 'caregiverId' in helper ? helper.caregiverId : expect.fail('no caregiver')
  const first = await send(asCaregiver(caregiverId), PINK)
  const bytes = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#a66' } })
    .jpeg()
    .toBuffer()
  expect(await attachPhoto({ id: randomUUID(), patientId, checkInId: first, bytes }, asPatient())).toHaveProperty('id')
  await send(asPatient(), { say: 'slightly pink, and my elbow went frobnitz', corrects: first })

  await nurse.goto(`${clinic.url}/c/synthetic/patients/${patientId}`)
  const links = nurse.getByRole('region', { name: 'Check-ins' }).getByRole('link')
  expect(await links.count()).toBe(2)
  await links.last().focus()
  await leads(nurse, () => nurse.keyboard.press('Enter'))
  const main = nurse.getByRole('main')
  expect(await main.innerText()).toMatch(/Sent by:\s+Synthetic Helper \(Caregiver\)/)
  expect(await main.innerText()).toMatch(/Platelet-rich plasma.*: 30(?:\.\d)? hours before it/i)
  expect(await main.innerText()).toContain('It made no case.')
  expect(await nurse.getByRole('region', { name: /^Said/ }).innerText()).toMatch(/Redness/i)
  expect(await nurse.getByRole('region', { name: 'Photos' }).getByRole('img').count()).toBe(1)
  expect(await nurse.locator('#answer').getAttribute('data-level')).toBe('expected')
  expect(await nurse.locator('#answer').innerText()).toContain(clinic.owner.knowledge.digest.slice(0, 12))
  await unfold(nurse)
  expect(await nurse.locator('#answer .reasons').innerText()).toContain('prp/effect/')
  expect(await axeComplaints(nurse)).toEqual([])
  await nurse.setViewportSize({ width: 320, height: 640 })
  expect(await tooWide(nurse)).toBe(0)

  // what was wrong in it was put right later: nobody takes the first one for all
  expect(await main.innerText()).toContain('It was put right later')
  await follow(nurse, /^read what was sent/)
  expect(await main.innerText()).toMatch(/Sent by:\s+Patient\./)
  expect(await nurse.locator('.not-understood').innerText()).toContain('frobnitz')
  await follow(nurse, 'To its case')
  await follow(nurse, 'Read it whole')
  expect(await nurse.locator('.case-head p', { hasText: 'To its case' }).innerText()).toMatch(
    /Contact\s+Open, Synthetic/,
  )
  await follow(nurse, 'Read the earlier one')
  expect(nurse.url()).toContain(first)

  patient = await open(SCREENS.phone)
  await choosePin(patient, clinic.patientLink)
  await patient.goto(`${clinic.url}/c/synthetic/me/record`)
  expect(await patient.getByRole('row', { name: /Synthetic Nurse.*read a check-in/ }).count()).toBeGreaterThan(0)
  await patient.goto(`${clinic.url}/c/synthetic/me/check-ins/${first}`)
  expect(await patient.getByRole('main').innerText()).toContain('It was put right later')
  expect((await patient.goto(`${clinic.url}/c/synthetic/check-ins/${first}`))?.url()).toMatch(/\/c\/synthetic\/me$/)
})

test('after fifty newer ones the earlier ones are a page further, and can be opened too', async () => {
  for (let i = 0; i < 50; i++) await send(asPatient(), PINK)
  await nurse.goto(`${clinic.url}/c/synthetic/patients/${clinic.patientId}`)
  const list = nurse.getByRole('region', { name: 'Check-ins' }).getByRole('listitem')
  expect(await list.count()).toBe(50)
  await follow(nurse, 'Earlier check-ins')
  expect(await list.count()).toBe(2)
  await leads(nurse, () => list.last().getByRole('link').click())
  expect(await nurse.getByRole('main').innerText()).toContain('Synthetic Helper')
  await nurse.goBack()
  await follow(nurse, 'The newest')
  expect(await list.count()).toBe(50)

  // whoever sent them reads them too
  await patient.goto(`${clinic.url}/c/synthetic/me/record`)
  const own = patient.locator('ol.earlier li')
  expect(await own.count()).toBe(50)
  await follow(patient, 'Earlier check-ins')
  expect(await own.count()).toBe(2)
  await leads(patient, () => own.last().getByRole('link').click())
  expect(await patient.locator('#answer').count()).toBe(1)
  expect(clinic.errors).toEqual([])
})
