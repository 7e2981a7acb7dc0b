import type { Browser, Page } from 'playwright-core'
import { SCREENS, type ScreenName } from './chromium.ts'
import { leads, press } from './follow.ts'
import type { ServedClinic } from './serve-clinic.ts'
import { PASSWORD, toSending } from './staff.ts'
import { totp } from './totp.ts'

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
  await press(patient, 'Continue')
  await look('patient-today', patient)
  await patient.goto(`${clinic.url}/c/synthetic/me/check-in`)
  await press(patient, 'None of these: continue')
  await patient.getByLabel('What do you notice?').fill('the redness is spreading and hot, and there is pus')
  await look('patient-check-in', patient)
  await toSending(patient)
  await look('patient-send', patient)
  await press(patient, 'Send to the clinic')
  await patient.locator('#answer').waitFor()
  await look('patient-verdict', patient)
  await patient.context().close()

  const nurse = await (await browser.newContext(SCREENS[sizes.staff])).newPage()
  await nurse.goto(clinic.nurseLink)
  await nurse.locator('#secret').fill(PASSWORD)
  await nurse.locator('#again').fill(PASSWORD)
  await press(nurse, 'Continue')
  await nurse.locator('#password').fill(PASSWORD)
  await press(nurse, 'Continue')
  const secret = (await nurse.locator('.secret-key').innerText()).replaceAll(' ', '')
  await look('staff-second-factor', nurse)
  await nurse.locator('#code').fill(totp(secret))
  await press(nurse, 'Continue')
  await nurse.locator('#queue').waitFor()
  await look('staff-queue', nurse)
  await leads(nurse, () =>
    nurse
      .getByRole('link', { name: /Synthetic Pat/ })
      .first()
      .click(),
  )
  await nurse.locator('.moves').waitFor()
  await look('staff-case', nurse)
  await nurse.context().close()
}
