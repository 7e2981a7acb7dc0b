import sharp from 'sharp'
import { expect, test } from 'vitest'
import { atDemo } from './at-demo.ts'
import { SCREENS } from './chromium.ts'
import { press } from './follow.ts'
import { axeComplaints } from './look.ts'

const { served, enter } = atDemo()

test('a patient without scripts takes a message back, and sees that it stands so', async () => {
  const mo = await enter('mo', { ...SCREENS.phone, javaScriptEnabled: false })
  await mo.goto(`${served().url}/c/demo/me/messages`)
  await mo.getByLabel('Write a message').fill('This was for my sister')
  await press(mo, 'Send message')
  const mine = mo.getByRole('listitem').filter({ hasText: 'This was for my sister' })
  await mine.getByText('Withdraw', { exact: false }).first().click()
  expect(await mine.innerText()).toContain('Its words are then shown to nobody')
  await press(mo, 'Withdraw it')
  expect(await mo.getByRole('status').innerText()).toContain('Withdrawn. Nobody of the clinic had seen it')
  expect(await mo.getByText('This was for my sister').count()).toBe(0)
  expect(await mo.getByText(/^Withdrawn .* by whoever sent it/).count()).toBe(1)
})

test('a photo that a nurse had seen: gone from the patient, kept for the clinic, and both read so', async () => {
  const pat = await enter('pat')
  await pat.goto(`${served().url}/c/demo/me/photos`)
  const buffer = await sharp({ create: { width: 60, height: 80, channels: 3, background: '#a66' } })
    .jpeg()
    .toBuffer()
  await pat.getByLabel('Photos').setInputFiles({ name: 'top.jpg', mimeType: 'image/jpeg', buffer })
  await press(pat, 'Send photos')
  const address = (await pat.locator('.photos img').first().getAttribute('src')) ?? ''

  const nurse = await enter('nurse', SCREENS.desktop)
  expect((await nurse.goto(`${served().url}${address}`))?.status()).toBe(200)

  await pat.goto(`${served().url}/c/demo/me/photos`)
  await pat
    .locator('.photos li')
    .filter({ has: pat.locator(`img[src="${address}"]`) })
    .locator('summary')
    .click()
  expect(await axeComplaints(pat)).toEqual([])
  await press(pat, 'Withdraw it')
  expect(await pat.getByRole('status').innerText()).toContain('Somebody of the clinic had seen it')
  expect(await pat.locator(`img[src="${address}"]`).count()).toBe(0)
  expect((await pat.goto(`${served().url}${address}`))?.status()).toBe(410)
  expect((await nurse.goto(`${served().url}${address}`))?.status()).toBe(200)
})
