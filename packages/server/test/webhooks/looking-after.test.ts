import { randomUUID } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { afterEach, expect, test } from 'vitest'
import { createWebhook } from '../../src/operations/create-webhook.ts'
import { endWebhook } from '../../src/operations/end-webhook.ts'
import { listDeliveries } from '../../src/operations/list-deliveries.ts'
import { retryOutbox } from '../../src/operations/retry-outbox.ts'
import { rotateWebhook } from '../../src/operations/rotate-webhook.ts'
import { submitCheckIn } from '../../src/operations/submit-check-in.ts'
import { ask } from '../../src/storage/connect.ts'
import { openTestOutbox } from '../outbox/support.ts'
import { ok } from '../support/clinic.ts'
import { type Received, receiver } from './receiver.ts'

const LOOPBACK = ['127.0.0.1']
let opened: Awaited<ReturnType<typeof openTestOutbox>>
let there: Awaited<ReturnType<typeof receiver>>
afterEach(async () => {
  await opened.close()
  await there.close()
})

const setUp = async (allow: readonly string[] = LOOPBACK) => {
  opened = await openTestOutbox({ hasMail: false, webhookAllow: allow })
  there = await receiver()
  const clinic = await opened.newClinic()
  const patient = await clinic.patientAfter(20, 'prp', 'Wilhelmina Unmistakable')
  await opened.outbox.drain()
  return { clinic, patient }
}
type World = Awaited<ReturnType<typeof setUp>>

const sayBlind = async ({ patient: { asked, patientId } }: World) =>
  ok(await submitCheckIn({ id: randomUUID(), patientId, say: 'I cannot see with my left eye' }, asked))

const ids = (all: readonly Received[]) => all.map(({ headers }) => headers['webhook-id'])

test('a new secret: for a day both sign, then the new one alone; shown once, only to the owner', async () => {
  const world = await setUp()
  const { clinic } = world
  const { webhookId, secret } = ok(await createWebhook({ url: there.url, events: ['case.opened'] }, clinic.owner))
  const rotated = ok(await rotateWebhook({ webhookId }, clinic.owner))
  expect(rotated.secret).toMatch(/^whsec_/)
  expect(rotated).toMatchObject({ previousUntil: '2026-11-21T10:30:00Z' })
  expect(rotated.secret).not.toBe(secret)
  const signedBy = (key: string, { headers, body }: Received): boolean => {
    const at = new Date(Number(headers['webhook-timestamp']) * 1000)
    const signature = new Webhook(key).sign(String(headers['webhook-id']), at, body)
    return String(headers['webhook-signature']).split(' ').includes(signature)
  }
  await sayBlind(world)
  await opened.outbox.drain()
  await opened.at('PT25H')
  await sayBlind(world)
  await opened.outbox.drain()
  const [first, last] = there.received
  if (!first || !last) expect.fail('not called twice')
  expect([signedBy(secret, first), signedBy(rotated.secret, first)]).toEqual([true, true])
  expect([signedBy(secret, last), signedBy(rotated.secret, last)]).toEqual([false, true])
  expect(await rotateWebhook({ webhookId }, clinic.nurse)).toMatchObject({ refused: 'not-allowed' })
  ok(await endWebhook({ webhookId }, clinic.owner))
  expect(await rotateWebhook({ webhookId }, clinic.owner)).toMatchObject({ refused: 'not-found' })
  const rows = await ask(
    opened.database.target,
    `select detail::text from anagen.audit where clinic_id = '${clinic.clinicId}' and action = 'rotate-webhook'`,
  )
  expect(rows).toEqual([{ detail: '{}' }])
})

test('the last calls and what became of them; one that was given up is tried again when the owner asks', async () => {
  const world = await setUp()
  const { clinic } = world
  const { webhookId } = ok(await createWebhook({ url: there.url, events: ['case.opened'] }, clinic.owner))
  const calls = async () => ok(await listDeliveries({ webhookId }, clinic.owner)).items
  await sayBlind(world)
  await opened.outbox.drain()
  there.answers.push(...Array.from({ length: 10 }, () => ({ status: 500 })))
  await opened.at('PT1M')
  await sayBlind(world)
  await opened.outbox.drain()
  expect(await calls()).toMatchObject([
    { event: 'case.opened', state: 'failing', attempts: 1, lastError: 'it answered 500', doneAt: null },
    { event: 'case.opened', state: 'sent', nextAt: null, lastError: null },
  ])
  for (let day = 0; day < 12; day++) await opened.at('PT24H')
  const [given, sent] = await calls()
  expect(given).toMatchObject({ state: 'given-up', attempts: 10, nextAt: null })
  const outboxId = given?.outboxId ?? ''
  expect(await retryOutbox({ outboxId }, clinic.nurse)).toMatchObject({ refused: 'not-allowed' })
  ok(await retryOutbox({ outboxId }, clinic.owner))
  await opened.outbox.drain()
  expect((await calls())[0]).toMatchObject({ outboxId, state: 'sent', lastError: null })
  expect(ids(there.received).at(-1)).toBe(outboxId)
  // what was sent is not sent twice by asking
  for (const done of [outboxId, sent?.outboxId ?? ''])
    expect(await retryOutbox({ outboxId: done }, clinic.owner)).toMatchObject({ refused: 'already-done' })
  expect(await retryOutbox({ outboxId: randomUUID() }, clinic.owner)).toMatchObject({ refused: 'not-found' })
  expect(await listDeliveries({ webhookId: randomUUID() }, clinic.owner)).toMatchObject({ refused: 'not-found' })
})
