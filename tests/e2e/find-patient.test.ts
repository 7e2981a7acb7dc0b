import { registerPatient } from '@anagen/server'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openChromium, SCREENS } from './chromium.ts'
import { follow, leads } from './follow.ts'
import { axeComplaints, tooWide } from './look.ts'
import { type ServedClinic, serveClinicForTests } from './serve-clinic.ts'
import { acceptInvitation } from './staff.ts'

let browser: Awaited<ReturnType<typeof openChromium>>
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

const names = (): Promise<string[]> => nurse.locator('.people a').allInnerTexts()
const found = (): Promise<string> => nurse.locator('#found').innerText()
const find = async (typed: string): Promise<void> => {
  await nurse.getByLabel('Find a patient').fill(typed)
  await leads(nurse, () => nurse.keyboard.press('Enter'))
}

test('by keyboard alone a nurse finds a patient, is told how many there are, and goes back to all', async () => {
  for (const name of ['Zoë O’Brien', 'Zoe Adams', 'Ben Ali'])
    expect(await registerPatient({ name, phone: `020 7946 0${name.length}00` }, clinic.owner)).toHaveProperty(
      'patientId',
    )
  await nurse.goto(`${clinic.url}/c/synthetic/patients`)
  expect(await names()).toEqual(['Ben Ali', 'Zoe Adams', 'Zoë O’Brien', 'Synthetic Pat'])

  await find('zoe')
  expect(await names()).toEqual(['Zoe Adams', 'Zoë O’Brien'])
  expect(await found()).toContain('2 patients for “zoe”')
  expect(await nurse.getByLabel('Find a patient').inputValue()).toBe('zoe')
  expect(await axeComplaints(nurse)).toEqual([])
  await nurse.setViewportSize({ width: 320, height: 640 })
  expect(await tooWide(nurse)).toBe(0)

  await find('obrien')
  expect(await found()).toContain('1 patient for')
  await nurse.getByRole('link', { name: 'Zoë O’Brien' }).focus()
  await leads(nurse, () => nurse.keyboard.press('Enter'))
  expect(await nurse.locator('h1').innerText()).toBe('Zoë O’Brien')

  await nurse.goBack()
  await find('nobody & <b>so</b>')
  expect(await names()).toEqual([])
  expect(await found()).toContain('Nobody was found for “nobody & <b>so</b>”')
  // who is not there is registered, but nobody is made to by a search that found nothing
  expect(await nurse.getByLabel('Name', { exact: true }).isVisible()).toBe(false)
  expect(await axeComplaints(nurse)).toEqual([])
  await follow(nurse, 'All patients')
  expect(await names()).toHaveLength(4)
  await find('   ')
  expect(await names()).toHaveLength(4)
  expect(clinic.errors).toEqual([])
})

test('more than one page of patients are found on the pages after it', async () => {
  for (let i = 0; i < 52; i++) await registerPatient({ name: `Sam ${i}` }, clinic.owner)
  await nurse.goto(`${clinic.url}/c/synthetic/patients?q=sam`)
  expect(await names()).toHaveLength(50)
  expect(await found()).toContain('50 patients for “sam” so far')
  await follow(nurse, 'Look further')
  expect(await names()).toEqual(['Sam 1', 'Sam 0'])
  expect(await found()).toContain('2 more for “sam”')
  expect(await nurse.getByRole('link', { name: 'Look further' }).count()).toBe(0)
})
