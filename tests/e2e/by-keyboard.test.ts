import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { atDemo } from './at-demo.ts'
import { SCREENS } from './chromium.ts'
import { leads } from './follow.ts'

const { enter } = atDemo()

const focused = (page: Page): Promise<string> =>
  page.evaluate<string>(
    '(() => { const at = document.activeElement; return at.tagName + "#" + at.id + " " + at.innerText })()',
  )

/** Presses Tab until something is focused, at most so many times. */
const tabTo = async (page: Page, what: RegExp, atMost: number): Promise<void> => {
  for (let pressed = 0; pressed < atMost; pressed++) {
    await page.keyboard.press('Tab')
    if (what.test(await focused(page))) return
  }
  expect.fail(`${what} is not reached in ${atMost} steps from where somebody is; they are at ${await focused(page)}`)
}

test('by keyboard alone: queue, case, acknowledge, message, resolve; nobody passes the whole page again', async () => {
  const nurse = await enter('nurse', SCREENS.desktop)
  await nurse.locator('#queue').waitFor()
  // the key is heard from when its script has run
  await expect
    .poll(async () => {
      await nurse.keyboard.press('j')
      return focused(nurse)
    })
    .toMatch(/^A#/)
  await leads(nurse, () => nurse.keyboard.press('Enter'))
  await tabTo(nurse, /^BUTTON#.*Acknowledge/, 25)
  await leads(nurse, () => nurse.keyboard.press('Enter'))
  await expect.poll(() => focused(nurse)).toMatch(/^HEADER#case[\s\S]*Acknowledged, Nia Nurse/)
  expect(await nurse.locator('#why-acknowledge').innerText()).toBe('You have this case.')

  await tabTo(nurse, /^TEXTAREA#message/, 8)
  await nurse.keyboard.type('Please send a photo.')
  await nurse.keyboard.press('Tab')
  await leads(nurse, () => nurse.keyboard.press('Enter'))
  await expect.poll(() => focused(nurse)).toMatch(/^H2#messages/)
  expect(await nurse.locator('.messages').innerText()).toContain('Please send a photo.')

  await nurse.locator('#case').focus()
  await tabTo(nurse, /^SUMMARY#.*Resolve/, 8)
  await nurse.keyboard.press('Enter')
  await nurse.keyboard.press('Tab')
  await nurse.keyboard.type('Seen, well.')
  await nurse.keyboard.press('Tab')
  await leads(nurse, () => nurse.keyboard.press('Enter'))
  await expect.poll(() => focused(nurse)).toMatch(/^HEADER#case[\s\S]*Resolved, Nia Nurse/)
})
