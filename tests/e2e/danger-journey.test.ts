import { expect, test } from 'vitest'
import { atDemo } from './at-demo.ts'
import { SCREENS } from './chromium.ts'
import { follow, leads, press } from './follow.ts'
import { axeComplaints, tooWide } from './look.ts'

const { served, enter } = atDemo()

const COLD = 'White, dusky, purple, mottled or cold patch of skin'
const ANSWER = 'We called you. Go now, and ring us from there.'

test('a danger, told at night and dealt with: the number stays in sight, and both sides read what became of it', async () => {
  const mo = await enter('mo')
  await mo.goto(`${served().url}/c/demo/me/check-in`)
  const now = mo.locator('.flags-call')
  expect(await now.isVisible()).toBe(false)
  await mo.getByLabel(COLD).check()
  // the demo clinic is in the United Kingdom
  const ring = now.getByRole('link', { name: '999' })
  expect(await ring.getAttribute('href')).toBe('tel:999')
  await mo.evaluate('scrollTo(0, 200)')
  const box = await ring.boundingBox()
  const tall = SCREENS.phone.viewport?.height ?? 0
  expect(box !== null && box.y > 0 && box.y + box.height <= tall, 'the number is on the screen').toBe(true)
  expect(await axeComplaints(mo)).toEqual([])
  await press(mo, 'Continue')
  expect(await mo.locator('.pressing').getByRole('link', { name: '999' }).isVisible()).toBe(true)
  expect(await axeComplaints(mo)).toEqual([])
  await press(mo, 'Send to the clinic')
  await mo.goto(`${served().url}/c/demo/me`)
  // the one of now before the one of yesterday, each with who has it and by when
  const looks = await mo.locator('.look li').allInnerTexts()
  expect(looks).toHaveLength(2)
  expect(looks[0]).toMatch(/^\S.* looks at your last check-in by .*\d\d:\d\d\.$/)
  expect(looks[1]).toMatch(/^\S.* looks at your check-in of .*\d\d:\d\d by .*\d\d:\d\d\.$/)

  const nurse = await enter('nurse', SCREENS.desktop)
  const row = nurse.getByRole('row').filter({ hasText: 'Mo (synthetic)' }).filter({ hasText: 'Emergency' })
  // what was ticked, with the rule: nobody has to open the case to know what it is about
  expect(await row.locator('[data-label=Why]').innerText()).toMatch(new RegExp(`${COLD}.*: danger sign$`))
  await leads(nurse, () => row.getByRole('link').click())
  await press(nurse, 'Acknowledge')
  const head = nurse.locator('.case-head')
  expect(await head.innerText()).toMatch(/Nothing new for .*; asked about .*\. Waits /)
  await nurse.getByLabel('Write a message').fill(ANSWER)
  await press(nurse, 'Send message')
  await nurse.locator('summary', { hasText: 'Resolve' }).click()
  await nurse.getByLabel('How it ended').fill('Seen at the hospital.')
  await press(nurse, 'Resolve')
  // what is over is due no more, and does not wait
  expect(await head.innerText()).toContain('Resolved, Nia Nurse (synthetic).')
  expect(await head.innerText()).not.toMatch(/Due|Waits/)
  await leads(nurse, () => head.getByRole('heading').getByRole('link').click())
  expect(await nurse.locator('.messages li').innerText()).toContain('Nia Nurse (synthetic)')

  // yesterday's check-in still waits for somebody, and the one of now does not
  await mo.goto(`${served().url}/c/demo/me`)
  expect(await mo.locator('.look').innerText()).toMatch(/looks at your check-in of .*\d\d:\d\d by /)
  await follow(mo, 'Messages')
  expect(await mo.locator('.messages li').innerText()).toMatch(/^The clinic, /)
  expect(await mo.getByText(ANSWER).isVisible()).toBe(true)
})

test('what was used for moments is said in minutes, not as no hours', async () => {
  const nurse = await enter('nurse', SCREENS.phone)
  await nurse.goto(`${served().url}/c/demo/patients`)
  await follow(nurse, 'Ines (synthetic)')
  await follow(nurse, 'Begin a medicine or device')
  await nurse.getByLabel('Medicine or device used at home').selectOption('finasteride')
  // this minute, by the clock of the demo clinic
  const minute = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London', dateStyle: 'short', timeStyle: 'short' })
  const [day = '', time = ''] = minute.format(new Date()).split(' ')
  await nurse.getByLabel('First used on').fill(day)
  await nurse.getByLabel('Time, if it is known').fill(time)
  await press(nurse, 'Begin a medicine or device')
  expect(await nurse.getByText('Used at home for').innerText()).toMatch(
    /for (?:less than a minute|\d+ minutes?), since/,
  )
  expect(await tooWide(nurse)).toBe(0)
})
