import { expect, test } from 'vitest'
import { atDemo } from './at-demo.ts'
import { SCREENS } from './chromium.ts'
import { press } from './follow.ts'
import { axeComplaints } from './look.ts'

const { served, enter } = atDemo()

const NOTE = 'Nobody answered; I try again at six.'

test('a note on a case that somebody resolved meanwhile: refused in words, and the words stand on the page', async () => {
  const nurse = await enter('nurse', SCREENS.desktop)
  await nurse.goto(`${served().url}/c/demo?state=open`)
  const address = `${served().url}${await nurse.locator('#queue tbody th a').first().getAttribute('href')}`
  await nurse.goto(address)
  await press(nurse, 'Acknowledge')
  const other = await nurse.context().newPage()
  await other.goto(address)
  await other.locator('summary', { hasText: 'Log a call' }).click()
  await other.getByLabel('What was said, or that nobody answered').fill(NOTE)

  await nurse.locator('summary', { hasText: 'Resolve' }).click()
  await nurse.getByLabel('How it ended').fill('Seen, all is well.')
  await nurse.locator('details', { hasText: 'How it ended' }).getByRole('button').click()
  await nurse.getByText('Seen, all is well.').waitFor()

  await other.locator('details', { hasText: 'Ask me about it again' }).getByRole('button').click()
  await other.getByRole('alert').waitFor()
  expect(await other.locator('.moves blockquote').innerText()).toBe(NOTE)
  expect(await axeComplaints(other)).toEqual([])
})

test('a call that belongs to no case, pressed twice: it is logged once', async () => {
  const nurse = await enter('nurse', SCREENS.desktop)
  await nurse.goto(`${served().url}/c/demo/patients`)
  await nurse.goto(`${served().url}${await nurse.locator('main table th a, main li a').first().getAttribute('href')}`)
  const calls = nurse.locator('section', { has: nurse.locator('#calls') })
  await calls.locator('summary', { hasText: 'Log a call' }).click()
  await calls.getByLabel('What was said, or that nobody answered').fill(NOTE)
  await calls.getByRole('button', { name: 'Log a call' }).dblclick()
  await calls.getByText(NOTE).first().waitFor()
  await nurse.reload()
  expect(await calls.locator('td', { hasText: NOTE }).count()).toBe(1)
})

test('a patient registered by a button pressed twice is there once', async () => {
  const nurse = await enter('nurse', SCREENS.desktop)
  await nurse.goto(`${served().url}/c/demo/patients`)
  await nurse.locator('summary', { hasText: 'Register a patient' }).click()
  await nurse.getByLabel('Name').fill('Twice (synthetic)')
  await nurse.getByRole('button', { name: 'Register a patient' }).dblclick()
  await nurse.getByRole('heading', { name: 'Twice (synthetic)' }).waitFor()
  await nurse.goto(`${served().url}/c/demo/patients`)
  expect(await nurse.getByRole('link', { name: 'Twice (synthetic)' }).count()).toBe(1)
})

test('a patient who is refused: what was written and ticked stands in the form', async () => {
  const nurse = await enter('nurse', SCREENS.desktop)
  await nurse.goto(`${served().url}/c/demo/patients`)
  await nurse.locator('summary', { hasText: 'Register a patient' }).click()
  await nurse.getByLabel('Name').fill('Refused (synthetic)')
  // the browser lets this through, the server does not
  await nurse.getByLabel('Mail address').fill(`${'x'.repeat(260)}@example.org`)
  const raises = nurse.locator('form details', { has: nurse.locator('[name="modifier"]') })
  await raises.locator('summary').click()
  const ticked = raises.getByRole('checkbox').first()
  const value = await ticked.getAttribute('value')
  await ticked.check()
  await press(nurse, 'Register a patient')
  await nurse.getByRole('alert').waitFor()
  expect(await nurse.getByLabel('Name').inputValue()).toBe('Refused (synthetic)')
  expect(await nurse.locator(`[name="modifier"][value="${value}"]`).isChecked()).toBe(true)
  expect(await nurse.locator('[name="modifier"]:checked').count()).toBe(1)
  expect(await axeComplaints(nurse)).toEqual([])
})
