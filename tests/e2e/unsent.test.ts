import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { atDemo, levelOf } from './at-demo.ts'
import { SCREENS } from './chromium.ts'
import { leads, press } from './follow.ts'
import { axeComplaints } from './look.ts'
import { untilKept } from './offline.ts'

const { served, enter, toLastScreen } = atDemo()

test('a check-in without a network says that it is not sent, survives a reload, and is stored once', async () => {
  const pat = await enter('pat')
  await toLastScreen(pat, 'scalp is pink, mild itch')
  await untilKept(pat)
  await pat.context().setOffline(true)
  await pat.getByRole('button', { name: 'Send to the clinic' }).click()
  await pat.getByText('Not sent yet.').waitFor()
  const stored = async (): Promise<number> => {
    const page = await enter('pat')
    await page.goto(`${served().url}/c/demo/me/record`)
    return page.locator('.earlier li').count()
  }
  const before = await stored()

  // a reload without a network: the worker shows the page that it kept
  await pat.goto(`${served().url}/c/demo/me`)
  expect(await pat.getByRole('heading', { name: 'Check-in without a network' }).count()).toBe(1)
  expect(await pat.locator('[name=flag]').count()).toBeGreaterThan(5)
  expect(await pat.getByRole('link', { name: '020 7946 0123' }).count()).toBeGreaterThan(0)
  await pat.getByText('Not sent yet.').waitFor()

  await pat.context().setOffline(false)
  await pat.getByText('Your check-in was sent.').waitFor()
  expect(await stored()).toBe(before + 1)
})

test("what one patient wrote is never sent as another's: neither from an open page nor from a shared phone", async () => {
  const pat = await enter('pat')
  await toLastScreen(pat, 'scalp is pink, mild itch')
  // the page was opened by somebody else than who is signed in by now
  await pat.locator('form.check-in [name=for]').evaluate((field) => {
    ;(field as unknown as { value: string }).value = crypto.randomUUID()
  })
  const record = async (): Promise<number> => {
    const page = await enter('pat')
    await page.goto(`${served().url}/c/demo/me/record`)
    return page.locator('.earlier li').count()
  }
  const before = await record()
  await press(pat, 'Send to the clinic')
  await pat.getByText('Somebody else is signed in now').waitFor()
  expect(await record()).toBe(before)

  const ines = await enter('ines')
  const theirs = {
    id: crypto.randomUUID(),
    action: `${served().url}/c/demo/me/check-in`,
    body: 'for=another&go=send&say=pus',
  }
  await ines.evaluate((kept) => localStorage.setItem('anagen/unsent', JSON.stringify([kept])), theirs)
  await ines.goto(`${served().url}/c/demo/me`)
  await ines.waitForLoadState('networkidle')
  expect(await ines.locator('#unsent').isVisible()).toBe(false)
  expect(await ines.evaluate(() => localStorage.getItem('anagen/unsent'))).toContain(theirs.id)
})

test('what the server refuses is shown beside the words, and what another check-in says is not stored over it', async () => {
  const pat = await enter('pat')
  await toLastScreen(pat, 'scalp is pink, mild itch')
  const id = await pat.locator('form.check-in [name=id]').inputValue()
  await press(pat, 'Send to the clinic')
  await pat.locator('#answer').waitFor()
  const record = async (): Promise<number> => {
    const page = await enter('pat')
    await page.goto(`${served().url}/c/demo/me/record`)
    return page.locator('.earlier li').count()
  }
  const before = await record()
  await toLastScreen(pat, 'there is pus')
  await underId(pat, id)
  await press(pat, 'Send to the clinic')
  await pat.getByText('You sent a check-in from this page before').waitFor()
  expect(await pat.locator('blockquote').innerText()).toContain('there is pus')
  expect(await axeComplaints(pat)).toEqual([])
  expect(await record()).toBe(before)

  // whoever leaves the page finds the words on every other one, and why they were not taken
  await pat.goto(`${served().url}/c/demo/me`)
  await pat.getByText('did not take it').waitFor()
  await press(pat, 'Read why, and send it')
  expect(await pat.locator('blockquote').innerText()).toContain('there is pus')
  await press(pat, 'Send as a new check-in')
  await pat.locator('#answer').waitFor()
  expect(await levelOf(pat)).toBe('urgent')
  expect(await record()).toBe(before + 1)
  await pat.goto(`${served().url}/c/demo/me`)
  await pat.waitForLoadState('networkidle')
  expect(await pat.locator('#unsent').isVisible()).toBe(false)
})

const underId = (page: Page, id: string): Promise<void> =>
  page.locator('form.check-in [name=id]').evaluate((field, taken) => {
    ;(field as unknown as { value: string }).value = taken
  }, id)

test('without scripts: the same words sent once more lead to their answer, other words put the earlier ones right', async () => {
  const pat = await enter('pat', { ...SCREENS.phone, javaScriptEnabled: false })
  await toLastScreen(pat, 'scalp is pink, mild itch')
  const form = pat.locator('form.check-in')
  const again = await form.evaluate((sent) => new URLSearchParams(new FormData(sent as never) as never).toString())
  await press(pat, 'Send to the clinic')
  const answer = pat.url()
  // gone back and sent once more, a little later
  const more = await pat.request.post(`${served().url}/c/demo/me/check-in`, {
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: served().url },
    data: `${again}&go=send&writtenAt=${encodeURIComponent(new Date().toISOString())}`,
  })
  expect(more.url()).toBe(answer)

  await toLastScreen(pat, 'scalp is pink and hot')
  await underId(pat, answer.split('/').at(-1) ?? '')
  await press(pat, 'Send to the clinic')
  await press(pat, 'Send to put the earlier one right')
  await pat.getByText('puts right').waitFor()
  expect(pat.url()).not.toBe(answer)
})

test('who is signed out loses nothing: it waits, says so, and is sent after signing in', async () => {
  const ines = await enter('ines')
  await toLastScreen(ines, 'scalp is a bit pink, getting better')
  await ines.context().clearCookies()
  await ines.getByRole('button', { name: 'Send to the clinic' }).click()
  await ines.getByText('You are signed out.').waitFor()
  expect(await ines.locator('#unsent').getByRole('link', { name: 'Sign in' }).getAttribute('href')).toContain(
    '/c/demo/sign-in',
  )
  await ines.goto(served().door('ines'))
  await ines.getByText('Your check-in was sent.').waitFor()
  await leads(ines, () => ines.getByRole('link', { name: 'Read the answer' }).click())
  expect(await levelOf(ines)).toBe('watch')
})
