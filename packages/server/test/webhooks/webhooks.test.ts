import { randomUUID } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { afterEach, expect, test, vi } from 'vitest'
import { acknowledgeCase } from '../../src/operations/acknowledge-case.ts'
import { createWebhook } from '../../src/operations/create-webhook.ts'
import { endWebhook } from '../../src/operations/end-webhook.ts'
import { listOutbox } from '../../src/operations/list-outbox.ts'
import { listWebhooks } from '../../src/operations/list-webhooks.ts'
import { resolveCase } from '../../src/operations/resolve-case.ts'
import { sendMessage } from '../../src/operations/send-message.ts'
import { submitCheckIn } from '../../src/operations/submit-check-in.ts'
import { startOutbox } from '../../src/outbox/worker.ts'
import { ask } from '../../src/storage/connect.ts'
import { WEBHOOK_EVENTS } from '../../src/webhooks/events.ts'
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

const told = ({ body }: Received) => JSON.parse(body) as { type: string; timestamp: string; data: object }
const ids = (all: readonly Received[]) => all.map(({ headers }) => headers['webhook-id'])

test('the life of a case is told, signed, with ids and nothing else', async () => {
  const world = await setUp()
  const { clinic, patient } = world
  const { clinicId } = clinic
  const { secret, webhookId } = ok(await createWebhook({ url: there.url }, clinic.owner))
  const { id: checkInId, caseId } = await sayBlind(world)
  await opened.outbox.drain()
  ok(await acknowledgeCase({ caseId: String(caseId) }, clinic.nurse))
  ok(await resolveCase({ caseId: String(caseId), outcome: 'Sent to hospital' }, clinic.nurse))
  await opened.outbox.drain()
  const { patientId } = patient
  const at = '2026-11-20T10:30:00Z'
  expect(there.received.map(told)).toEqual(
    expect.arrayContaining([
      { type: 'check-in.stored', timestamp: at, data: { clinicId, patientId, checkInId } },
      { type: 'case.opened', timestamp: at, data: { clinicId, patientId, caseId } },
      { type: 'case.acknowledged', timestamp: at, data: { clinicId, patientId, caseId } },
      { type: 'case.resolved', timestamp: at, data: { clinicId, patientId, caseId } },
    ]),
  )
  expect(there.received).toHaveLength(4)
  // the time of a signature is compared with the real clock: it is checked as if sent now
  for (const { headers, body } of there.received) {
    const stamp = Number(headers['webhook-timestamp'])
    expect(new Date(stamp * 1000).toISOString()).toBe('2026-11-20T10:30:00.000Z')
    const id = String(headers['webhook-id'])
    expect(headers['webhook-signature']).toBe(new Webhook(secret).sign(id, new Date(stamp * 1000), body))
  }
  const { items } = ok(await listWebhooks({}, clinic.owner))
  expect(items).toMatchObject([{ webhookId, url: there.url, waiting: 0, givenUp: 0, lastError: null }])
  expect(JSON.stringify(items)).not.toContain(secret)
})

test('a receiver that fails at first gets it later, with the same id and a new time', async () => {
  const world = await setUp()
  ok(await createWebhook({ url: there.url, events: ['case.opened'] }, world.clinic.owner))
  there.answers.push({ status: 503 })
  await sayBlind(world)
  await opened.outbox.drain()
  expect(there.received).toHaveLength(1)
  expect(ok(await listWebhooks({}, world.clinic.owner)).items).toMatchObject([
    { waiting: 1, lastError: 'it answered 503' },
  ])
  await there.away()
  await opened.at('PT6S')
  expect(ok(await listWebhooks({}, world.clinic.owner)).items[0]?.lastError).toMatch(/ECONNREFUSED/)
  await there.back()
  await opened.at('PT1M')
  expect(there.received).toHaveLength(1)
  await opened.at('PT5M')
  expect(there.received).toHaveLength(2)
  expect(new Set(ids(there.received)).size).toBe(1)
  const [first, last] = there.received.map(({ headers }) => Number(headers['webhook-timestamp']))
  expect(Number(last) - Number(first)).toBe(366)
  expect(ok(await listWebhooks({}, world.clinic.owner)).items).toMatchObject([{ waiting: 0, lastError: null }])
})

test('after three days it is given up, and the outbox shows it; redirects are not followed', async () => {
  const world = await setUp()
  const { clinic } = world
  ok(await createWebhook({ url: there.url, events: ['case.opened'] }, clinic.owner))
  there.answers.push(...Array.from({ length: 20 }, () => ({ status: 302, location: there.url })))
  await sayBlind(world)
  await opened.outbox.drain()
  for (let day = 0; day < 12; day++) await opened.at('PT24H')
  expect(there.received).toHaveLength(10)
  const { items } = ok(await listOutbox({}, clinic.owner))
  expect(items.find(({ kind }) => kind === 'webhook-case.opened')).toMatchObject({
    attempts: 10,
    givenUpAt: expect.any(String),
    lastError: 'it answered 302',
  })
  expect(ok(await listWebhooks({}, clinic.owner)).items).toMatchObject([{ waiting: 0, givenUp: 1 }])
})

test('one address that is away is tried once, not once for each thing it missed; another one hears all', async () => {
  const world = await setUp()
  const { clinic, patient } = world
  const other = await receiver()
  ok(await createWebhook({ url: `http://127.0.0.1:${other.port}/`, events: ['message.sent'] }, clinic.owner))
  const { webhookId } = ok(await createWebhook({ url: there.url, events: ['message.sent'] }, clinic.owner))
  await there.away()
  for (let sent = 0; sent < 6; sent++)
    ok(await sendMessage({ id: randomUUID(), patientId: patient.patientId, text: 'Hello' }, clinic.nurse))
  await opened.outbox.drain()
  expect(other.received).toHaveLength(6)
  const tried = (await opened.rows(`to_id = '${webhookId}'`)).filter(({ attempts }) => attempts > 0)
  // two are called at a time
  expect(tried.length).toBeLessThanOrEqual(2)
  await there.back()
  await opened.at('PT10S')
  expect(there.received).toHaveLength(6)
  await other.close()
})

test.each([
  ['an address of this machine', (port: number) => `http://127.0.0.1:${port}/`],
  ['a name that leads to this machine', (port: number) => `http://localhost:${port}/`],
  ['this machine written otherwise', (port: number) => `http://[::ffff:127.0.0.1]:${port}/`],
  ['this machine as one number', (port: number) => `http://2130706433:${port}/`],
])('%s is not called unless it is allowed', async (_, urlOf) => {
  const world = await setUp(['10.0.0.7'])
  ok(await createWebhook({ url: urlOf(there.port), events: ['case.opened'] }, world.clinic.owner))
  await sayBlind(world)
  await opened.outbox.drain()
  expect(there.received).toEqual([])
  expect(ok(await listWebhooks({}, world.clinic.owner)).items[0]).toMatchObject({
    waiting: 1,
    lastError: expect.stringMatching(/not allowed/),
  })
})

test('without TLS, with a password, of another kind, too many: refused in words; only the owner may', async () => {
  const { clinic } = await setUp([])
  expect(await createWebhook({ url: 'http://hooks.example.org/' }, clinic.owner)).toMatchObject({
    refused: 'unsafe-address',
  })
  for (const url of ['https://a:b@hooks.example.org/', 'ftp://hooks.example.org/', 'hooks'])
    expect(await createWebhook({ url }, clinic.owner)).toMatchObject({ refused: 'invalid-input' })
  const url = 'https://hooks.example.org/'
  expect(await createWebhook({ url }, clinic.nurse)).toMatchObject({ refused: 'not-allowed' })
  for (let made = 0; made < 20; made++) ok(await createWebhook({ url, events: ['case.opened'] }, clinic.owner))
  expect(await createWebhook({ url }, clinic.owner)).toMatchObject({ refused: 'too-many-webhooks' })
})

test('one that was ended hears nothing more, and one that says 410 is ended', async () => {
  const world = await setUp()
  const { clinic } = world
  const { webhookId } = ok(await createWebhook({ url: there.url, events: ['case.opened'] }, clinic.owner))
  there.answers.push({ status: 500 })
  await sayBlind(world)
  await opened.outbox.drain()
  ok(await endWebhook({ webhookId }, clinic.owner))
  await opened.at('PT1H')
  expect(there.received).toHaveLength(1)
  expect(await opened.rows("kind = 'webhook-case.opened'")).toMatchObject([{ outcome: 'nobody wants it any more' }])
  expect(await endWebhook({ webhookId }, clinic.owner)).toMatchObject({ refused: 'not-found' })
  ok(await createWebhook({ url: there.url, events: ['message.sent'] }, clinic.owner))
  there.answers.push({ status: 410 })
  ok(await sendMessage({ id: randomUUID(), patientId: world.patient.patientId, text: 'Hello' }, clinic.nurse))
  await opened.outbox.drain()
  expect(ok(await listWebhooks({}, clinic.owner)).items).toEqual([])
})

test('a process that dies between the answer and the commit calls again with the same id', async () => {
  const world = await setUp()
  ok(await createWebhook({ url: there.url, events: ['case.opened'] }, world.clinic.owner))
  await sayBlind(world)
  const { outboxDeps } = opened
  const dying = startOutbox(
    {
      ...outboxDeps,
      onError: () => undefined,
      database: {
        ...outboxDeps.database,
        within: (scope, work) =>
          outboxDeps.database.within(scope, async (tx) => {
            const before = there.received.length
            const result = await work(tx)
            if (there.received.length > before) throw new Error('killed')
            return result
          }),
      },
    },
    { isPolling: false },
  )
  await dying.drain()
  await dying.stop()
  expect(there.received).toHaveLength(1)
  await opened.at('PT1M')
  expect(there.received).toHaveLength(2)
  expect(new Set(ids(there.received)).size).toBe(1)
})

test('what is kept of the secret is sealed', async () => {
  const { clinic } = await setUp()
  const { secret } = ok(await createWebhook({ url: there.url }, clinic.owner))
  const rows = await ask(opened.database.target, 'select secret, events from anagen.webhook')
  expect(rows).toHaveLength(1)
  expect(Buffer.from(rows[0]?.secret as Buffer).includes(Buffer.from(secret.slice(6), 'base64'))).toBe(false)
  expect(Buffer.from(rows[0]?.secret as Buffer).toString('latin1')).not.toContain(secret)
  expect(rows[0]?.events).toEqual([...WEBHOOK_EVENTS])
})

// a review: two calls that a slow address let hang held up those of every other clinic
test('an address that takes its time holds up no other', async () => {
  const world = await setUp()
  const other = await receiver()
  ok(await createWebhook({ url: there.url, events: ['check-in.stored'] }, world.clinic.owner))
  for (let i = 0; i < 4; i++) await sayBlind(world)
  const clinic = await opened.newClinic()
  ok(await createWebhook({ url: other.url, events: ['check-in.stored'] }, clinic.owner))
  await sayBlind({ clinic, patient: await clinic.patientAfter(20) })
  there.hold()
  const isCalled = (who: typeof other) => () => {
    opened.outbox.wake()
    expect(who.received.length).toBeGreaterThan(0)
  }
  try {
    await vi.waitFor(isCalled(there), { timeout: 5000 })
    await vi.waitFor(isCalled(other), { timeout: 5000 })
  } finally {
    there.release()
    await opened.outbox.drain()
    await other.close()
  }
  expect(there.received).toHaveLength(4)
})
