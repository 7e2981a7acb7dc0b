import type { Page } from 'playwright-core'
import { press } from './follow.ts'
import { totp } from './totp.ts'

export const PASSWORD = 'five brown herons wait'

/** Follows an invitation to staff, up to the second factor. */
export const choosePassword = async (page: Page, link: string, password = PASSWORD): Promise<void> => {
  await page.goto(link)
  await page.getByLabel('Choose a password').fill(password)
  await page.getByLabel('The same again').fill(password)
  await press(page, 'Continue')
  await page.getByLabel('Your password, once more').fill(password)
  await press(page, 'Continue')
}

/** Follows an invitation to staff: password, second factor, queue. @returns the key of their authenticator app */
export const acceptInvitation = async (page: Page, link: string): Promise<string> => {
  await choosePassword(page, link)
  const secret = (await page.locator('.secret-key').innerText()).replaceAll(' ', '')
  await page.getByLabel('The code that the app shows now').fill(totp(secret))
  await press(page, 'Continue')
  await page.locator('#queue').waitFor()
  return secret
}

/** Signs in where the sign-in page is open. */
export const signIn = async (page: Page, email: string, secret: string): Promise<void> => {
  await page.getByLabel('Mail address').fill(email)
  await page.getByLabel('Password').fill(PASSWORD)
  await press(page, 'Sign in')
  await page.getByLabel('Code from your app, or a recovery code').fill(totp(secret))
  await press(page, 'Continue')
}

/** Follows a link to a patient or a caregiver, for the first time. */
export const choosePin = async (page: Page, link: string, pin = '481927'): Promise<void> => {
  await page.goto(link)
  await page.getByLabel('Choose a PIN').fill(pin)
  await page.getByLabel('The same again').fill(pin)
  await press(page, 'Continue')
  await page.getByRole('heading', { name: /Hello/ }).waitFor()
}

/** Goes on to the last screen of a check-in, answering no more questions. */
export const toSending = async (page: Page): Promise<void> => {
  const last = page.locator('form.check-in[data-at="send"]')
  for (let screens = 0; screens < 20 && (await last.count()) === 0; screens++) await press(page, 'Next')
}

/** The page looks by itself until the job behind it is done, and says so. */
export const judgedAgain = (page: Page, said: RegExp): Promise<void> => page.getByText(said).waitFor()
