import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openChromium, SCREENS } from './chromium.ts'
import { dayIn } from './days.ts'
import { follow, press } from './follow.ts'
import { axeComplaints, tooWide } from './look.ts'
import { type ServedClinic, serveClinicForTests } from './serve-clinic.ts'
import { acceptInvitation } from './staff.ts'

let browser: Browser
let clinic: ServedClinic
let nurse: Page
beforeAll(async () => {
  clinic = await serveClinicForTests()
  browser = await openChromium()
  nurse = await (await browser.newContext({ ...SCREENS.phone, bypassCSP: true })).newPage()
  await acceptInvitation(nurse, clinic.nurseLink)
})
afterAll(async () => {
  await browser?.close()
  await clinic?.close()
})

const begin = async (): Promise<void> => {
  await nurse.goto(`${clinic.url}/c/synthetic/patients/${clinic.patientId}`)
  await follow(nurse, 'Record a session')
}
const store = (): Promise<void> => press(nurse, 'Record a session')
const done = (): Promise<string> => nurse.getByRole('region', { name: 'What was done' }).innerText()
const refused = (): Promise<string> => nurse.getByRole('alert').innerText()
const time = () => nurse.getByLabel(/^Time it ended/)

test('right after a session one choice says when it ended; nothing is chosen before', async () => {
  await begin()
  expect(await nurse.locator('input:checked').count()).toBe(0)
  expect(await time().isVisible()).toBe(false)
  expect(await axeComplaints(nurse)).toEqual([])
  // as a browser that asks for no choice would send it
  await nurse.locator('form.narrow').evaluate((form) => form.setAttribute('novalidate', ''))
  await store()
  expect(await refused()).toContain('Say when the session ended.')

  const just = nurse.getByLabel(/^Just now/)
  const clock = /\((\d\d:\d\d)\)/.exec(await nurse.locator('label', { has: just }).innerText())?.[1]
  await just.focus()
  await nurse.keyboard.press('Space')
  await nurse.getByLabel('Areas').fill('crown')
  await nurse.keyboard.press('Enter')
  await nurse.getByRole('heading', { name: 'Synthetic Pat' }).waitFor()
  expect(await done()).toMatch(new RegExp(`ago \\((?:today|yesterday), ${clock}\\) crown`))
})

test('of a page that was left open "just now" is asked again', async () => {
  await begin()
  await nurse.getByLabel(/^Just now/).check()
  clinic.turn(16)
  await store()
  expect(await refused()).toContain('This page was opened at')
  expect(await nurse.locator('input:checked').count()).toBe(0)
})

test('one of the day before: the time is asked for, and what was chosen stands there when it is refused', async () => {
  await begin()
  const before = nurse.getByLabel(/^Yesterday/)
  await before.check()
  await nurse.getByLabel('Areas').fill('hairline')
  expect(await axeComplaints(nurse)).toEqual([])
  expect(await tooWide(nurse)).toBe(0)
  await store()
  expect(await refused()).toContain('Time it ended')
  expect(await before.isChecked()).toBe(true)
  await time().fill('16:10')
  await store()
  await nurse.getByRole('heading', { name: 'Synthetic Pat' }).waitFor()
  expect(await done()).toMatch(/16:10\) hairline/)
})

test('one of another day: not before it ended; of one long ago the day is enough, and counts from its beginning', async () => {
  await begin()
  const day = nurse.getByLabel('Day', { exact: true })
  expect(await day.isVisible()).toBe(false)
  await nurse.getByLabel('On another day').check()
  await nurse.locator('form.narrow').evaluate((form) => form.setAttribute('novalidate', ''))
  await day.fill('2124-10-01')
  await time().fill('09:00')
  await store()
  expect(await refused()).toContain('once it has ended')
  expect([await day.inputValue(), await time().inputValue()]).toEqual(['2124-10-01', '09:00'])
  const earlier = dayIn(-30)
  await day.fill(earlier.date)
  await time().fill('')
  await nurse.getByLabel('Areas').fill('temples')
  await store()
  await nurse.getByRole('heading', { name: 'Synthetic Pat' }).waitFor()
  expect(await done()).toMatch(earlier.shown)
  // the day alone: nobody noted a time
  expect(await done()).toMatch(/\w\) temples/)
  expect(await done()).not.toContain('00:00')
  expect(clinic.errors).toEqual([])
})
