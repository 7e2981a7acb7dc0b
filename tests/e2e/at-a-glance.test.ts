import { randomUUID } from 'node:crypto'
import { submitCheckIn } from '@anagen/server'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openChromium, SCREENS } from './chromium.ts'
import { follow, press } from './follow.ts'
import { axeComplaints, tooWide } from './look.ts'
import { type ServedClinic, serveClinicForTests } from './serve-clinic.ts'
import { acceptInvitation, choosePin } from './staff.ts'

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

const open = async (options: BrowserContextOptions): Promise<Page> => (await browser.newContext(options)).newPage()
const send = async (said: object): Promise<void> => {
  const { patientId, owner } = clinic
  const actor = { kind: 'patient', clinicId: owner.actor.clinicId, id: patientId } as const
  expect(await submitCheckIn({ id: randomUUID(), patientId, ...said }, { ...owner, actor })).toHaveProperty('level')
}

test('an open case stands first on the page of its patient, until it is resolved; an invitation says where it goes', async () => {
  await send({ say: 'there is pus' })
  const nurse = await open({ ...SCREENS.phone, bypassCSP: true })
  await acceptInvitation(nurse, clinic.nurseLink)
  const page = `${clinic.url}/c/synthetic/patients/${clinic.patientId}`
  await nurse.goto(page)
  const cases = nurse.getByRole('list', { name: 'Cases that are not resolved' })
  expect(await cases.innerText()).toMatch(/Urgent\s+Open, Synthetic Nurse since .*Due /)
  // seen without scrolling, by whoever looks because the telephone rings
  expect((await cases.boundingBox())?.y).toBeLessThan(SCREENS.phone.viewport.height - 100)
  expect(await axeComplaints(nurse)).toEqual([])
  await press(nurse, 'Invite again')
  expect(await nurse.getByRole('status').innerText()).toContain('An invitation goes to pat@patient.example')

  await follow(nurse, /^Open, Synthetic Nurse/)
  await press(nurse, 'Acknowledge')
  await nurse.goto(page)
  expect(await cases.innerText()).toMatch(/Acknowledged, Synthetic Nurse/)
  await follow(nurse, /^Acknowledged, Synthetic Nurse/)
  await nurse.locator('summary', { hasText: 'Resolve' }).click()
  await nurse.getByLabel('How it ended').fill('Seen, well.')
  await press(nurse, 'Resolve')
  await nurse.goto(page)
  expect(await cases.count()).toBe(0)
})

test('a calm answer on Today says until when it holds, and when that is over that it says nothing about now', async () => {
  await send({ signs: [{ sign: 'redness', grade: 1, trend: 'same' }] })
  const patient = await open({ ...SCREENS.phone, bypassCSP: true })
  await choosePin(patient, clinic.patientLink)
  const card = patient.locator('.check-in-card')
  expect(await card.innerText()).toMatch(/Expected[\s\S]*This answer holds until .*, unless something changes\./)
  clinic.turn(24 * 60)
  await patient.reload()
  expect(await card.innerText()).toMatch(/This answer held until .* only\. It says nothing about now\./)
  expect(await axeComplaints(patient)).toEqual([])
  await patient.setViewportSize({ width: 320, height: 640 })
  expect(await tooWide(patient)).toBe(0)
  expect(clinic.errors).toEqual([])
})
