import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import decodeQR from 'qr/decode.js'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openChromium, SCREENS } from './chromium.ts'
import { follow, press } from './follow.ts'
import { axeComplaints, unfold } from './look.ts'
import { type ServedClinic, serveClinicForTests } from './serve-clinic.ts'
import { choosePassword, choosePin, PASSWORD } from './staff.ts'
import { totp } from './totp.ts'

const PIN = '481927'

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

const open = async (options: BrowserContextOptions): Promise<Page> =>
  (await browser.newContext({ ...options, baseURL: clinic.url })).newPage()

const isClean = async (page: Page): Promise<void> => {
  await unfold(page)
  expect(await axeComplaints(page), page.url()).toEqual([])
}

/** A device that keeps passkeys and asks whoever holds it, as Chromium's DevTools protocol pretends it. */
const giveKeyRing = async (page: Page): Promise<void> => {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

describe('a patient', () => {
  test('adds a passkey, signs in with it, removes it, and changes the PIN', async () => {
    const page = await open(SCREENS.phone)
    await giveKeyRing(page)
    await choosePin(page, clinic.patientLink, PIN)
    await follow(page, /How you sign in/)
    await page.getByText('You have no passkey yet.').waitFor()
    await page.getByLabel('Name of this device, if you like').fill('My phone')
    await press(page, 'Add a passkey')
    await page.getByText('My phone', { exact: true }).waitFor()
    await isClean(page)

    await press(page, 'Sign out')
    await page.getByRole('button', { name: 'Sign in with a passkey' }).waitFor()
    await isClean(page)
    await press(page, 'Sign in with a passkey')
    await page.getByRole('heading', { name: /Hello/ }).waitFor()

    await page.goto('/c/synthetic/me/sign-in')
    await page.locator('summary', { hasText: 'Change the PIN' }).click()
    await page.getByLabel('The PIN that you have').fill('000000')
    await page.getByLabel('Choose a PIN').fill('739105')
    await page.getByLabel('The same again').fill('739105')
    await press(page, 'Change the PIN')
    await page.getByText('This is not your PIN.').waitFor()
    await page.locator('summary', { hasText: 'Change the PIN' }).click()
    await page.getByLabel('The PIN that you have').fill(PIN)
    await page.getByLabel('Choose a PIN').fill('739105')
    await page.getByLabel('The same again').fill('739105')
    await press(page, 'Change the PIN')
    await page.getByText('The new PIN counts from now on.').waitFor()

    await press(page, /Remove.*My phone/)
    await page.getByText('The passkey is removed').waitFor()
    await press(page, 'Sign out')
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.getByRole('alert').waitFor()
    expect(new URL(page.url()).pathname).toBe('/c/synthetic/sign-in')
    await page.context().close()
  })

  test('asks for a new link, and reads the same whether the clinic knows the address or not', async () => {
    const page = await open({ ...SCREENS.phone, javaScriptEnabled: false })
    const said: string[] = []
    for (const email of ['pat@patient.example', 'nobody@nowhere.example']) {
      await page.goto('/c/synthetic/sign-in')
      await follow(page, 'Ask for a new link')
      await page.getByLabel('Mail address').fill(email)
      await press(page, 'Send me a link')
      await page.getByRole('status').waitFor()
      said.push(await page.locator('main').innerText())
    }
    expect(said[0]).toBe(said[1])
    expect(said[0]).toContain('If the clinic knows this address')
    for (let more = 0; more < 3; more++) {
      await page.goto('/c/synthetic/new-link')
      await page.getByLabel('Mail address').fill('pat@patient.example')
      await press(page, 'Send me a link')
      await page.getByRole('status').waitFor()
    }
    await page.goto('/c/synthetic/new-link')
    await page.getByLabel('Mail address').fill('pat@patient.example')
    await press(page, 'Send me a link')
    expect(await page.getByRole('alert').innerText()).toContain('Wait ten minutes')
    await page.context().close()
  })
})

describe('a nurse', () => {
  test('reads the key for the app from the picture, and gets new recovery codes later', async () => {
    const page = await open({ ...SCREENS.desktop, colorScheme: 'dark' })
    await choosePassword(page, clinic.nurseLink)
    const picture = await page.getByRole('img', { name: /QR code/ }).screenshot()
    const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
    const uri = new URL(decodeQR({ data, width: info.width, height: info.height }))
    expect(uri.protocol).toBe('otpauth:')
    await isClean(page)
    await page.getByLabel('The code that the app shows now').fill(totp(uri.searchParams.get('secret') ?? ''))
    await press(page, 'Continue')
    await page.locator('#queue').waitFor()

    await follow(page, /How you sign in/)
    await page.locator('summary', { hasText: 'Make new recovery codes' }).click()
    await page.getByLabel('Your password, once more').fill(PASSWORD)
    await press(page, 'Make new recovery codes')
    await page.locator('.codes code').first().waitFor()
    await isClean(page)
    const code = await page.locator('.codes code').first().innerText()

    await press(page, 'Sign out')
    await page.getByLabel('Mail address').fill('nurse@clinic.example')
    await page.getByLabel('Password').fill(PASSWORD)
    await press(page, 'Sign in')
    await page.getByLabel('Code from your app, or a recovery code').fill(code)
    await press(page, 'Continue')
    await page.locator('#queue').waitFor()
    await page.context().close()
  })
})

test('no page reported an error on the way', () => expect(clinic.errors).toEqual([]))
