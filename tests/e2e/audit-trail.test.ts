import { erasePatient, registerPatient } from '@anagen/server'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openChromium, SCREENS } from './chromium.ts'
import { follow, press } from './follow.ts'
import { axeComplaints, tooWide, unfold } from './look.ts'
import { type ServedClinic, serveClinicForTests } from './serve-clinic.ts'
import { acceptInvitation } from './staff.ts'

let browser: Browser
let clinic: ServedClinic
let owner: Page
beforeAll(async () => {
  clinic = await serveClinicForTests()
  browser = await openChromium()
  const context = await browser.newContext({ ...SCREENS.desktop, bypassCSP: true, baseURL: clinic.url })
  owner = await context.newPage()
  await acceptInvitation(owner, clinic.ownerLink)
})
afterAll(async () => {
  await browser?.close()
  await clinic?.close()
})

const isClean = async (page: Page): Promise<void> => {
  await unfold(page)
  expect(await axeComplaints(page), page.url()).toEqual([])
  expect(await tooWide(page), page.url()).toBe(0)
}

test('the audit by person, patient and action, page by page', async () => {
  await owner.goto(`/c/synthetic/patients/${clinic.patientId}`)
  await owner.goto('/c/synthetic/audit')
  await isClean(owner)
  await owner.getByLabel('Who', { exact: true }).selectOption({ label: 'Synthetic Owner' })
  await owner.getByLabel('About: find a patient').fill('synthetic pat')
  await owner.getByLabel('What', { exact: true }).selectOption({ label: 'read the record' })
  await press(owner, 'Show')
  await owner
    .getByRole('row', { name: /Synthetic Owner/ })
    .first()
    .waitFor()
  const rows = await owner.locator('tbody tr').allInnerTexts()
  for (const row of rows) expect(row).toMatch(/Synthetic Owner[\s\S]*read the record[\s\S]*Synthetic Pat/)
  await owner.getByLabel(/^Until/).fill('2020-01-01T00:00')
  await press(owner, 'Show')
  await owner.getByText('Nothing was written down under this filter.').waitFor()
  await isClean(owner)
  await follow(owner, 'Show everything')
  // a page holds fifty; what was done first stands on the last one
  for (let looks = 0; looks < 50; looks++) await owner.request.get('/c/synthetic/audit')
  await owner.goto('/c/synthetic/audit?action=add-shift')
  expect(await owner.locator('tbody tr').count()).toBe(2)
  await owner.goto('/c/synthetic/audit')
  expect(await owner.locator('tbody tr').count()).toBe(50)
  await follow(owner, 'Earlier')
  expect(owner.url()).toContain('cursor=')
  await owner.locator('tbody tr').first().waitFor()
})

test('of patients who are called alike one is chosen, however many came since; until then nobody’s trail is shown', async () => {
  const [ann] = await Promise.all(['Ann Alike', 'Ben Alike'].map((name) => registerPatient({ name }, clinic.owner)))
  for (let i = 0; i < 51; i++) await registerPatient({ name: `Sam ${i}` }, clinic.owner)
  await owner.goto('/c/synthetic/audit')
  await owner.getByLabel('What', { exact: true }).selectOption({ label: 'registered the patient' })
  await owner.getByLabel('About: find a patient').fill('alike')
  await press(owner, 'Show')
  expect(await owner.locator('#found').innerText()).toContain('2 patients for “alike”')
  expect(await owner.locator('table.rows').count()).toBe(0)
  await isClean(owner)
  await follow(owner, 'Ann Alike')
  const row = owner.locator('tbody tr')
  expect(await row.count()).toBe(1)
  expect(await row.innerText()).toMatch(/registered the patient[\s\S]*Ann Alike/)
  await isClean(owner)
  // erased, they have no page any more, and their trail is still read
  const patientId = ann && 'patientId' in ann ? ann.patientId : expect.fail('not registered')
  expect(await erasePatient({ patientId }, clinic.owner)).not.toHaveProperty('refused')
  await owner.goto('/c/synthetic/audit?action=erase-patient')
  await follow(owner, '(erased)')
  expect(await owner.locator('#about').innerText()).toContain('(erased)')
  await follow(owner, 'About everybody')
  await owner.getByLabel('About: find a patient').fill('nobody at all')
  await press(owner, 'Show')
  expect(await owner.locator('#found').innerText()).toContain('Nobody was found')
  await follow(owner, 'Show everything')
  expect(clinic.errors).toEqual([])
})
