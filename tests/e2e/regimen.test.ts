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

test('a nurse begins a medicine, notes that it was stopped, puts it right, and takes it back; the patient reads it', async () => {
  const { patientId } = clinic
  const nurse = await open({ ...SCREENS.phone, bypassCSP: true })
  await acceptInvitation(nurse, clinic.nurseLink)
  await nurse.goto(`${clinic.url}/c/synthetic/patients/${patientId}`)
  await follow(nurse, 'Begin a medicine or device')
  expect(await axeComplaints(nurse)).toEqual([])
  expect(await tooWide(nurse)).toBe(0)
  const what = nurse.getByLabel('Medicine or device used at home')
  await what.selectOption('minoxidil-topical')
  // mostly it was begun days ago: today, filled in, would be stored by whoever overlooks it
  const [day, time] = [nurse.getByLabel('First used on'), nurse.getByLabel('Time, if it is known')]
  expect([await day.inputValue(), await time.inputValue()]).toEqual(['', ''])
  await day.fill('2124-10-01')
  await time.fill('09:00')
  // as a browser without that check would send it
  await nurse.locator('form.narrow').evaluate((form) => form.setAttribute('novalidate', ''))
  await press(nurse, 'Begin a medicine or device')
  expect(await nurse.getByRole('alert').innerText()).toContain('once the first dose was taken')
  expect(await what.inputValue()).toBe('minoxidil-topical')
  expect([await day.inputValue(), await time.inputValue()]).toEqual(['2124-10-01', '09:00'])
  await day.fill('2025-10-01')
  await time.fill('')
  await press(nurse, 'Begin a medicine or device')
  const used = nurse.getByRole('region', { name: 'What was done' })
  // of a day alone its beginning counts
  expect(await used.innerText()).toMatch(/Used at home for .*, since Wed,? 1 Oct.*00:00/)

  await follow(nurse, 'Begin a medicine or device')
  expect(await what.locator('option[value=minoxidil-topical]').count()).toBe(0)
  await follow(nurse, 'Back without changing anything')

  // what is used at home has no sessions: one recorded there would be missing where it was done
  await follow(nurse, 'Record a session')
  expect(await axeComplaints(nurse)).toEqual([])
  expect(await tooWide(nurse)).toBe(0)
  expect(await nurse.getByLabel('Course').innerText()).not.toMatch(/minoxidil/i)
  await nurse.getByLabel(/^Just now/).check()
  await nurse.getByText('Product and lot').click()
  await nurse.getByLabel('Expires on').fill('2027-05-31')
  await press(nurse, 'Record a session')
  expect(await nurse.getByRole('alert').innerText()).toContain('Product: is empty')
  expect(await nurse.getByLabel('Expires on').inputValue()).toBe('2027-05-31')
  expect(await nurse.getByLabel(/^Just now/).isChecked()).toBe(true)
  await follow(nurse, 'Back without changing anything')

  await used.locator('summary', { hasText: 'It was stopped' }).click()
  expect(await used.getByLabel('Used last at').inputValue()).toBe('')
  await used.getByLabel('Used last at').fill('2025-09-01T09:00')
  await press(nurse, 'Store the end')
  expect(await nurse.getByRole('alert').innerText()).toContain('before the first dose')
  expect(await used.getByLabel('Used last at').inputValue()).toBe('2025-09-01T09:00')
  await used.getByLabel('Used last at').fill('2026-03-01T09:00')
  await press(nurse, 'Store the end')
  expect(await used.innerText()).toMatch(/Stopped .* ago \(Sun 1 Mar.*09:00\)/)

  const patient = await open(SCREENS.phone)
  await choosePin(patient, clinic.patientLink)
  expect(await patient.getByRole('region', { name: 'Where you are' }).innerText()).toMatch(
    /Minoxidil.*, stopped .* ago/,
  )

  await used.locator('summary', { hasText: 'minoxidil' }).click()
  expect(await axeComplaints(nurse)).toEqual([])
  await nurse.setViewportSize({ width: 320, height: 640 })
  expect(await tooWide(nurse)).toBe(0)
  await press(nurse, 'It is still used')
  expect(await used.innerText()).not.toContain('Stopped')
  expect(clinic.errors).toEqual([])
})
