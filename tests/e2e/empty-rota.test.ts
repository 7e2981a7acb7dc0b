// With nobody on the rota and no opening hours, a patient reads that nobody is on duty, who has it all the same, and whom to call.
import { isRefusal, listShifts, removeShift, setOpeningHours } from '@anagen/server'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openChromium, SCREENS } from './chromium.ts'
import { press } from './follow.ts'
import { type ServedClinic, serveClinicForTests } from './serve-clinic.ts'
import { choosePin, toSending } from './staff.ts'

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
  await choosePin(page, clinic.patientLink)
  await page.goto(`${clinic.url}/c/synthetic/me/check-in`)
  await press(page, 'None of these: continue')
  await page.getByLabel('What do you notice?').fill('the redness is spreading and hot, and there is pus')
  await toSending(page)
  const before = await page.locator('main').innerText()
  expect(before).toContain('Nobody is on duty now')
  expect(before).toMatch(/If it is urgent: Synthetic Owner, by/)
  expect(before).toContain('020 7946 0000')
  await press(page, 'Send to the clinic')
  await page.getByRole('heading', { name: 'Who looks at it' }).waitFor()
  const after = await page.locator('main').innerText()
  expect(after).toMatch(/Synthetic Owner looks at it by/)
  expect(after).toContain('Nobody was on duty when you sent it')
  expect(after).toContain('020 7946 0000')
  await page.close()
})
