import type { Browser, Page } from 'playwright-core'
import { SCREENS, type ScreenName } from './chromium.ts'
import type { ServedClinic } from './serve-clinic.ts'
import { totp } from './totp.ts'

const PASSWORD = 'five brown herons wait'

/** Walks through the pages of a clinic once, patient first, and shows each page to `look`. */
export const walkClinic = async (
  browser: Browser,
  clinic: ServedClinic,
  sizes: { readonly patient: ScreenName; readonly staff: ScreenName },
  look: (name: string, page: Page) => Promise<void>,
): Promise<void> => {
  const patient = await (await browser.newContext(SCREENS[sizes.patient])).newPage()
  await patient.goto(`${clinic.url}/c/synthetic/sign-in`)
  await look('clinic-sign-in', patient)
  await patient.goto(clinic.patientLink)
  await look('patient-link', patient)
  await patient.locator('#secret').fill('481927')
  await patient.locator('#again').fill('481927')
  await patient.locator('main button[type=submit]').first().click()
  await patient.waitForURL(/\/me$/)
  await look('patient-today', patient)
  await patient.goto(`${clinic.url}/c/synthetic/me/check-in`)
  await patient.getByRole('button', { name: 'Continue' }).click()
  await patient.getByLabel('What do you notice?').fill('the redness is spreading and hot, and there is pus')
  await look('patient-check-in', patient)
  const send = patient.getByRole('button', { name: 'Send to the clinic' })
  for (let screens = 0; screens < 10 && !(await send.isVisible()); screens++) {
    const before = await patient.locator('form.check-in').getAttribute('data-at')
    await patient.getByRole('button', { name: 'Next' }).click()
    await patient.locator(`form.check-in:not([data-at="${before}"])`).waitFor()
  }
  await look('patient-send', patient)
  await send.click()
  await patient.locator('#answer').waitFor()
  await look('patient-verdict', patient)
  await patient.context().close()

  const nurse = await (await browser.newContext(SCREENS[sizes.staff])).newPage()
  await nurse.goto(clinic.nurseLink)
  await nurse.locator('#secret').fill(PASSWORD)
  await nurse.locator('#again').fill(PASSWORD)
  await nurse.getByRole('button', { name: 'Continue' }).click()
  await nurse.locator('#password').fill(PASSWORD)
  await nurse.getByRole('button', { name: 'Continue' }).click()
  const secret = (await nurse.locator('.secret-key').innerText()).replaceAll(' ', '')
  await look('staff-second-factor', nurse)
  await nurse.locator('#code').fill(totp(secret))
  await nurse.getByRole('button', { name: 'Continue' }).click()
  await nurse.locator('#queue').waitFor()
  await look('staff-queue', nurse)
  await nurse
    .getByRole('link', { name: /Synthetic Pat/ })
    .first()
    .click()
  await nurse.locator('.moves').waitFor()
  await look('staff-case', nurse)
  await nurse.context().close()
}
