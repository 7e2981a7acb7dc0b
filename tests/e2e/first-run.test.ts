import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openChromium, SCREENS } from './chromium.ts'
import { follow, press } from './follow.ts'
import { axeComplaints } from './look.ts'
import { serveEmptyForTests } from './serve-demo.ts'
import { totp } from './totp.ts'

const PASSWORD = 'seven slow geese walk'

let browser: Browser
let server: Awaited<ReturnType<typeof serveEmptyForTests>>

beforeAll(async () => {
  server = await serveEmptyForTests()
  browser = await openChromium()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

test('an empty first run to the first session: clinic, owner with two factors, patient, session', async () => {
  const page = await browser.newPage(SCREENS.desktop)
  expect((await page.goto(`${server.url}/set-up/guessed`))?.status()).toBe(404)
  await page.goto(server.setUp)
  expect(await axeComplaints(page)).toEqual([])
  await page.getByLabel('Name of the clinic').fill('First clinic')
  await page.getByLabel('Its address on this server').fill('first')
  await page.getByLabel('Phone that patients call').fill('020 7946 0001')
  await page.getByLabel('Time zone').fill('London')
  await page.getByLabel('Country, for the emergency numbers').selectOption('GB')
  await page.getByLabel('Your name').fill('Synthetic Owner')
  await page.getByLabel('Your mail address').fill('owner@clinic.example')
  await page.getByLabel('Closes', { exact: true }).fill('')
  await press(page, 'Make the clinic')
  // half an opening time is none, and nobody would know
  expect(await page.getByRole('alert').innerText()).toContain('when it closes')
  await page.getByLabel('Closes', { exact: true }).fill('17:30')
  await press(page, 'Make the clinic')
  expect(await page.getByRole('alert').innerText()).toContain('zone')
  expect(await axeComplaints(page)).toEqual([])
  await page.getByLabel('Time zone').fill('Europe/London')
  await press(page, 'Make the clinic')

  await page.getByLabel('Choose a password').fill(PASSWORD)
  await page.getByLabel('The same again').fill(PASSWORD)
  await press(page, 'Continue')
  await page.getByLabel('Your password, once more').fill(PASSWORD)
  await press(page, 'Continue')
  const secret = (await page.locator('.secret-key').innerText()).replaceAll(' ', '')
  await page.getByLabel('The code that the app shows now').fill(totp(secret))
  await press(page, 'Continue')
  await page.getByRole('heading', { name: 'Nobody waits' }).waitFor()

  await page.goto(`${server.url}/c/first/rota`)
  await page.getByText('Nobody is on the rota').waitFor()
  await page.goto(`${server.url}/c/first/patients`)
  await page.getByLabel('Name', { exact: true }).fill('Synthetic Pat')
  await press(page, 'Register a patient')
  await page.getByRole('heading', { name: 'Synthetic Pat' }).waitFor()
  await follow(page, 'Record a session')
  await page.getByLabel('Course', { exact: true }).selectOption('new/prp')
  await page.getByLabel(/^Just now/).check()
  await page.getByLabel('Areas').fill('hairline, crown')
  await press(page, 'Record a session')
  await page.getByText('hairline, crown').waitFor()

  // the way to make the first clinic is closed once there is one
  expect((await page.goto(server.setUp))?.status()).toBe(404)
  await page.close()
})
