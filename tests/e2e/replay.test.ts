import { randomUUID } from 'node:crypto'
import { isRefusal, replayVerdicts, submitCheckIn } from '@anagen/server'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openChromium, SCREENS } from './chromium.ts'
import { follow } from './follow.ts'
import { axeComplaints } from './look.ts'
import { type ServedClinic, serveClinicForTests } from './serve-clinic.ts'
import { acceptInvitation } from './staff.ts'

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

const OTHER_FACTS = 'e'.repeat(64)
const MORE_THAN_ITS_PATIENCE_MINUTES = 6

test('judging again: the page follows it by itself until it is done, by its link without scripts, and says when the facts changed since', async () => {
  const { owner, patientId } = clinic
  const sent = await submitCheckIn({ id: randomUUID(), patientId, signs: [{ sign: 'redness', grade: 1 }] }, owner)
  expect(isRefusal(sent)).toBe(false)
  // begun by a server that knows other things: this one leaves it alone for a while
  const began = { ...owner, knowledge: { ...owner.knowledge, digest: OTHER_FACTS } }
  const since = new Date(Date.now() - 86_400_000).toISOString()
  expect(isRefusal(await replayVerdicts({ since, keep: false }, began))).toBe(false)

  const page = await (await browser.newContext({ ...SCREENS.phone, baseURL: clinic.url })).newPage()
  await acceptInvitation(page, clinic.ownerLink)
  const plain = await (
    await browser.newContext({ ...SCREENS.phone, baseURL: clinic.url, javaScriptEnabled: false })
  ).newPage()
  await plain.context().addCookies(await page.context().cookies())
  for (const reader of [page, plain]) {
    await reader.goto('/c/synthetic/re-contacts')
    await reader.getByText(/0 of 1 check-ins so far/).waitFor()
    // an empty list is not an answer
    await reader.getByText('Nobody stands here.').waitFor()
  }
  expect(await axeComplaints(page)).toEqual([])

  clinic.turn(MORE_THAN_ITS_PATIENCE_MINUTES)
  await page.getByText(/1 check-ins looked at, 0 would be judged differently/).waitFor()
  expect(await page.locator('progress').count()).toBe(0)
  expect(await axeComplaints(page)).toEqual([])
  await follow(plain, 'How far is it now?')
  await plain.getByText(/1 check-ins looked at/).waitFor()

  const { clinicId } = owner.actor
  await owner.database.within({ clinicId, patientId: undefined }, ({ db }) =>
    db.updateTable('replay').set({ knowledge_digest: OTHER_FACTS }).execute(),
  )
  await page.reload()
  await page.getByText('The facts have changed since then').waitFor()
})

test('no page reported an error on the way', () => expect(clinic.errors).toEqual([]))
