import { expect, test } from 'vitest'
import { atDemo, levelOf } from './at-demo.ts'
import { leads, press } from './follow.ts'
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
  await toLastScreen(pat, 'there is pus')
  await pat.locator('form.check-in [name=id]').evaluate((field, taken) => {
    ;(field as unknown as { value: string }).value = taken
  }, id)
  await press(pat, 'Send to the clinic')
  await pat.getByText('A check-in with this id says something else.').waitFor()
  expect(await pat.locator('blockquote').innerText()).toContain('there is pus')
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
