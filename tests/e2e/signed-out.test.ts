import { expect, test } from 'vitest'
import { atDemo, levelOf } from './at-demo.ts'
import { SCREENS } from './chromium.ts'
import { press } from './follow.ts'
import { axeComplaints } from './look.ts'

const { served, enter, toLastScreen } = atDemo()

const NO_SCRIPTS = { ...SCREENS.phone, javaScriptEnabled: false }

test('without scripts: a check-in whose session ended stands on the page, and is sent after signing in', async () => {
  const mo = await enter('mo', NO_SCRIPTS)
  await toLastScreen(mo, 'there is pus')
  await mo.context().clearCookies()
  await press(mo, 'Send to the clinic')
  await mo.getByRole('heading', { name: 'You are signed out' }).waitFor()
  expect(await mo.locator('blockquote').innerText()).toContain('there is pus')
  const signIn = mo.getByRole('link', { name: 'Sign in, in another window' })
  expect(await signIn.getAttribute('href')).toContain('/c/demo/sign-in')

  const beside = await mo.context().newPage()
  await beside.goto(served().door('mo'))
  await press(mo, 'Send it again')
  await mo.locator('#answer').waitFor()
  expect(await levelOf(mo)).toBe('urgent')
})

test('what a nurse wrote about a call when her session ended is stored once she is back', async () => {
  const nurse = await enter('nurse', SCREENS.desktop)
  await nurse.goto(`${served().url}/c/demo`)
  await nurse.goto(`${served().url}${await nurse.locator('#queue tbody th a').first().getAttribute('href')}`)
  await nurse.getByLabel('Write a message').fill('Come in at ten, we look at it together.')
  await nurse.context().clearCookies()
  await press(nurse, 'Send message')
  await nurse.getByRole('heading', { name: 'You are signed out' }).waitFor()
  expect(await axeComplaints(nurse)).toEqual([])
  const beside = await nurse.context().newPage()
  await beside.goto(served().door('nurse'))
  await press(nurse, 'Send it again')
  await nurse.locator('.messages').getByText('Come in at ten, we look at it together.').waitFor()
})

test('a form that holds a secret is not shown to whoever sits there next', async () => {
  const pat = await enter('pat', NO_SCRIPTS)
  await pat.goto(`${served().url}/c/demo/me/sign-in`)
  await pat.locator('summary', { hasText: 'Change the PIN' }).click()
  await pat.getByLabel('The PIN that you have').fill('481927')
  await pat.getByLabel('Choose a PIN').fill('739105')
  await pat.getByLabel('The same again').fill('739105')
  await pat.context().clearCookies()
  await press(pat, 'Change the PIN')
  expect(new URL(pat.url()).pathname).toBe('/c/demo/sign-in')
  expect(await pat.content()).not.toContain('739105')
})
