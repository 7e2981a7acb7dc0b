// With nobody on the rota and no opening hours, a patient reads that nobody is on duty, who has it all the same, and whom to call.
import { isRefusal, listShifts, removeShift, setOpeningHours } from '@anagen/server'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openChromium, SCREENS } from './chromium.ts'
import { type ServedClinic, serveClinicForTests } from './serve-clinic.ts'

let browser: Browser
let clinic: ServedClinic
beforeAll(async () => {
  clinic = await serveClinicForTests()
  browser = await openChromium()
  const { owner } = clinic
  const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString()
  const shifts = await listShifts({ from: day(-2), until: day(2) }, owner)
  if (isRefusal(shifts)) throw new Error(shifts.detail)
  for (const { shiftId } of shifts.items) await removeShift({ shiftId }, owner)
  await setOpeningHours({ opening: [], closures: [] }, owner)
})
afterAll(async () => {
  await browser?.close()
  await clinic?.close()
})

test('an empty rota: before sending and after, the page says that nobody is on duty, and names the owner and the phone', async () => {
  const page = await browser.newPage(SCREENS.phone)
  page.setDefaultTimeout(10_000)
  await page.goto(clinic.patientLink)
  await page.getByLabel('Choose a PIN').fill('481927')
  await page.getByLabel('The same again').fill('481927')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('heading', { name: /Hello/ }).waitFor()
  await page.goto(`${clinic.url}/c/synthetic/me/check-in`)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('What do you notice?').fill('the redness is spreading and hot, and there is pus')
  await page.getByRole('button', { name: 'Next' }).click()
  for (let step = 0; step < 10; step++) {
    const send = page.getByRole('button', { name: 'Send to the clinic' })
    const next = page.getByRole('button', { name: 'Next' })
    await send.or(next).first().waitFor()
    if (await send.isVisible()) break
    await next.click()
    await page.waitForLoadState()
  }
  const before = await page.locator('main').innerText()
  expect(before).toContain('Nobody is on duty now')
  expect(before).toMatch(/If it is urgent: Synthetic Owner, by/)
  expect(before).toContain('020 7946 0000')
  await page.getByRole('button', { name: 'Send to the clinic' }).click()
  await page.getByRole('heading', { name: 'Who looks at it' }).waitFor()
  const after = await page.locator('main').innerText()
  expect(after).toMatch(/Synthetic Owner looks at it by/)
  expect(after).toContain('Nobody was on duty when you sent it')
  expect(after).toContain('020 7946 0000')
  await page.close()
})
