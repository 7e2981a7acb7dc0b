import type { Page } from 'playwright-core'
import { totp } from './totp.ts'

export const PASSWORD = 'five brown herons wait'

const goOn = (page: Page): Promise<void> => page.getByRole('button', { name: 'Continue', exact: true }).click()

/** Follows an invitation to staff: password, second factor, queue. @returns the key of their authenticator app */
export const acceptInvitation = async (page: Page, link: string): Promise<string> => {
  await page.goto(link)
  await page.getByLabel('Choose a password').fill(PASSWORD)
  await page.getByLabel('The same again').fill(PASSWORD)
  await goOn(page)
  await page.getByLabel('Your password, once more').fill(PASSWORD)
  await goOn(page)
  const secret = (await page.locator('.secret-key').innerText()).replaceAll(' ', '')
  await page.getByLabel('The code that the app shows now').fill(totp(secret))
  await goOn(page)
  await page.locator('#queue').waitFor()
  return secret
}

/** Signs in where the sign-in page is open. */
export const signIn = async (page: Page, email: string, secret: string): Promise<void> => {
  await page.getByLabel('Mail address').fill(email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByLabel('Code from your app, or a recovery code').fill(totp(secret))
  await goOn(page)
}

/** Follows a link to a patient or a caregiver, for the first time. */
export const choosePin = async (page: Page, link: string, pin = '481927'): Promise<void> => {
  await page.goto(link)
  await page.getByLabel('Choose a PIN').fill(pin)
  await page.getByLabel('The same again').fill(pin)
  await goOn(page)
  await page.getByRole('heading', { name: /Hello/ }).waitFor()
}

/** Looks again until the job behind the page is done, and says so. */
export const judgedAgain = async (page: Page, said: RegExp): Promise<void> => {
  const howFar = page.getByRole('link', { name: 'How far is it now?' })
  const done = page.getByText(said)
  for (;;) {
    await howFar.or(done).first().waitFor()
    if (await done.isVisible()) return
    await howFar.click()
    await page.waitForLoadState()
  }
}
