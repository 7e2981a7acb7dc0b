import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { acknowledgeCase } from '../../src/operations/acknowledge-case.ts'
import { addShift } from '../../src/operations/add-shift.ts'
import { erasePatient } from '../../src/operations/erase-patient.ts'
import { inviteStaff } from '../../src/operations/invite-staff.ts'
import { listShifts } from '../../src/operations/list-shifts.ts'
import { removeShift } from '../../src/operations/remove-shift.ts'
import { reopenCase } from '../../src/operations/reopen-case.ts'
import { resolveCase } from '../../src/operations/resolve-case.ts'
import { submitCheckIn } from '../../src/operations/submit-check-in.ts'
import { startOutbox } from '../../src/outbox/worker.ts'
import { ask } from '../../src/storage/connect.ts'
import { openTestOutbox } from '../outbox/support.ts'
import { ok } from '../support/clinic.ts'

let opened: Awaited<ReturnType<typeof openTestOutbox>>
let clinic: Awaited<ReturnType<typeof opened.newClinic>>
let secondId: string
beforeEach(async () => {
  opened = await openTestOutbox()
  clinic = await opened.newClinic()
  secondId = ok(
    await inviteStaff({ name: 'Sam Second', email: 'sam@clinic.example', role: 'clinician' }, clinic.owner),
  ).staffId
  ok(
    await addShift(
      { staffId: secondId, startsAt: '2026-11-20T09:00:00Z', endsAt: '2026-11-20T17:00:00Z', place: 2 },
      clinic.owner,
    ),
  )
})
afterEach(async () => {
  expect(opened.errors).toEqual([])
  await opened.close()
})

const redFlag = async () => {
  const { asked, patientId } = await clinic.patientAfter(1)
  const reply = ok(
    await submitCheckIn({ id: randomUUID(), patientId, say: 'sudden loss of sight in one eye', signs: [] }, asked),
  )
  await opened.outbox.drain()
  opened.mail.accepted.length = 0
  return reply.caseId ?? ''
}

const caseNow = async (id: string) =>
  (
    await opened.database.worker.query(
      'select owner_id, state, escalated, due_at from anagen.clinical_case where id = $1',
      [id],
    )
  ).rows[0]

const givenUp = () => opened.rows("kind = 'mail-case' and given_up_at is not null")
const alerted = () => opened.mail.accepted.map(({ to }) => to?.[0]?.address)

test('a case that nobody acknowledges goes along the rota to the owner, each with their own time', async () => {
  const id = await redFlag()
  expect(await caseNow(id)).toMatchObject({ owner_id: clinic.nurseId, escalated: 0 })
  await opened.at('PT14M')
  expect(alerted()).toEqual([])
  await opened.at('PT1M')
  expect(alerted()).toEqual(['sam@clinic.example'])
  expect(await caseNow(id)).toMatchObject({ owner_id: secondId, escalated: 1 })
  await opened.at('PT15M')
  expect(alerted()).toEqual(['sam@clinic.example', 'olu@clinic.example'])
  // and round again: the owner may sleep, and whoever is on duty may be there now
  await opened.at('PT15M')
  expect(alerted()).toEqual(['sam@clinic.example', 'olu@clinic.example', 'nia@clinic.example'])
  expect(await caseNow(id)).toMatchObject({ owner_id: clinic.nurseId, escalated: 3, state: 'open' })
})

// a review: with the owner first on the rota nobody else was ever asked
test('the owner is on duty first, and does not acknowledge: the next on duty is asked', async () => {
  ok(
    await addShift(
      { staffId: clinic.ownerId, startsAt: '2026-11-20T09:00:00Z', endsAt: '2026-11-20T17:00:00Z', place: 1 },
      clinic.owner,
    ),
  )
  const id = await redFlag()
  await ask(opened.database.target, `update anagen.clinical_case set owner_id = '${clinic.ownerId}' where id = '${id}'`)
  await opened.at('PT15M')
  expect(alerted()).toEqual(['nia@clinic.example'])
})

// a review: in the morning it stayed with the owner, whoever had come on duty
test('a case of the night that the owner slept through: in the morning whoever comes on duty is asked', async () => {
  await opened.at('2026-11-20T22:00:00Z')
  const id = await redFlag()
  expect(await caseNow(id)).toMatchObject({ owner_id: clinic.ownerId })
  ok(
    await addShift(
      { staffId: secondId, startsAt: '2026-11-21T08:00:00Z', endsAt: '2026-11-21T16:00:00Z', place: 1 },
      clinic.owner,
    ),
  )
  await opened.at('2026-11-21T07:50:00Z')
  opened.mail.accepted.length = 0
  await opened.at('2026-11-21T08:10:00Z')
  const alerts = opened.mail.accepted.filter(({ subject }) => /^EMERGENCY: /.test(String(subject)))
  expect(alerts.map(({ to }) => to?.[0]?.address)).toEqual(['sam@clinic.example'])
  expect(await caseNow(id)).toMatchObject({ owner_id: secondId, state: 'open' })
})

test('acknowledged in time, it stays', async () => {
  const id = await redFlag()
  ok(await acknowledgeCase({ caseId: id }, clinic.nurse))
  await opened.at('PT59M')
  expect(alerted()).toEqual([])
  expect(await caseNow(id)).toMatchObject({ owner_id: clinic.nurseId, state: 'acknowledged', escalated: 0 })
})

// a review: whoever had it heard of it first when it was overdue
test('a case that is opened again: whoever has it now is told at once, each time', async () => {
  const caseId = await redFlag()
  for (let times = 1; times <= 2; times++) {
    ok(await acknowledgeCase({ caseId }, clinic.owner))
    ok(await resolveCase({ caseId, outcome: 'a lash' }, clinic.owner))
    ok(await reopenCase({ caseId, reason: 'it came back' }, clinic.owner))
    await opened.outbox.drain()
    expect(await caseNow(caseId)).toMatchObject({ owner_id: clinic.nurseId, state: 'open' })
    expect(alerted()).toEqual(Array.from({ length: times }, () => 'nia@clinic.example'))
  }
})

// a review: removing the photos of somebody who was erased from a slow storage held up every escalation of every clinic
test('a photo storage that takes its time holds up no escalation', async () => {
  const id = await redFlag()
  const { patientId } = await clinic.patientAfter(1)
  await opened.outbox.drain()
  ok(await erasePatient({ patientId }, clinic.owner))
  const { promise, resolve } = Promise.withResolvers<void>()
  const photos = { ...opened.outboxDeps.photos, remove: () => promise }
  const later = opened.deps.now().add({ minutes: 15 })
  const outbox = startOutbox({ ...opened.outboxDeps, photos, now: () => later }, { isPolling: false })
  outbox.wake()
  try {
    await vi.waitFor(async () => expect(await caseNow(id)).toMatchObject({ escalated: 1 }), { timeout: 10_000 })
  } finally {
    resolve()
    await outbox.stop()
  }
})

// a review: the mail about a case and the plan of the next check-in were one step, and the plan could hold the mail up
test('a next check-in that cannot be worked out holds up no mail about a case', async () => {
  const { asked, patientId } = await clinic.patientAfter(1)
  await opened.outbox.drain()
  opened.mail.accepted.length = 0
  ok(await submitCheckIn({ id: randomUUID(), patientId, say: 'sudden loss of sight in one eye', signs: [] }, asked))
  const { levels, ...advice } = opened.deps.knowledge.advice
  const broken = { ...levels, emergency: null as never }
  const knowledge = { ...opened.deps.knowledge, advice: { ...advice, levels: broken } }
  const outbox = startOutbox({ ...opened.outboxDeps, knowledge }, { isPolling: false })
  await outbox.drain()
  await outbox.stop()
  expect(alerted()).toEqual(['nia@clinic.example'])
  expect(opened.errors.splice(0)).toMatchObject([{ name: 'TypeError' }])
})

test('an empty rota: the owner has it', async () => {
  const { items } = ok(await listShifts({ from: '2026-11-20T00:00:00Z', until: '2026-11-21T00:00:00Z' }, clinic.owner))
  for (const { shiftId } of items) ok(await removeShift({ shiftId }, clinic.owner))
  const id = await redFlag()
  expect(await caseNow(id)).toMatchObject({ owner_id: clinic.ownerId })
  await opened.at('PT15M')
  expect(await caseNow(id)).toMatchObject({ owner_id: clinic.ownerId, escalated: 1 })
  expect(alerted()).toEqual(['olu@clinic.example'])
})

test('a server that was away for hours hands it on once it is back', async () => {
  const id = await redFlag()
  await opened.at('PT5H')
  expect(await caseNow(id)).toMatchObject({ escalated: 1, owner_id: secondId })
  expect(alerted()).toEqual(['sam@clinic.example'])
})

test('several workers hand it on once', async () => {
  const id = await redFlag()
  const others = Array.from({ length: 4 }, () => startOutbox(opened.outboxDeps, { isPolling: false }))
  await Promise.all([opened.at('PT15M'), ...others.map((outbox) => outbox.drain())])
  await Promise.all(others.map((outbox) => outbox.drain()))
  expect(await caseNow(id)).toMatchObject({ escalated: 1 })
  expect(alerted()).toEqual(['sam@clinic.example'])
  await Promise.all(others.map((outbox) => outbox.stop()))
})

test('whoever has it takes no mail: given up and shown, and handed on at once', async () => {
  opened.mail.refuse(550, 'sam@clinic.example')
  const id = await redFlag()
  await opened.at('PT15M')
  expect(alerted()).toEqual(['olu@clinic.example'])
  expect(await caseNow(id)).toMatchObject({ owner_id: clinic.ownerId, state: 'open', escalated: 2 })
  expect(await givenUp()).toHaveLength(1)
})

test('nobody takes mail: each is asked once, and then again when it is due', async () => {
  const id = await redFlag()
  opened.mail.refuse(550)
  // a case that goes round and round would never let this end
  await opened.at('PT15M')
  expect(await givenUp()).toHaveLength(3)
  await opened.at('PT15M')
  expect(await givenUp()).toHaveLength(4)
  expect(await caseNow(id)).toMatchObject({ state: 'open' })
})

test('a mail server that is down for hours: once it is back, one mail about each case, about what holds then', async () => {
  opened.mail.refuse(451)
  const id = await redFlag()
  for (let quarter = 0; quarter < 24; quarter++) await opened.at('PT15M')
  expect(alerted()).toEqual([])
  opened.mail.accept()
  await opened.at('PT2H')
  expect(await caseNow(id)).toMatchObject({ owner_id: clinic.ownerId, state: 'open' })
  const alerts = opened.mail.accepted.filter(({ subject }) => /^EMERGENCY: /.test(String(subject)))
  expect(alerts.map(({ to }) => to?.[0]?.address)).toEqual(['olu@clinic.example'])
  expect(await opened.rows("kind = 'mail-case' and done_at is null")).toEqual([])
})

test('a newer mail that was given up silences no older one', async () => {
  opened.mail.refuse(451)
  await redFlag()
  for (let quarter = 0; quarter < 2; quarter++) await opened.at('PT15M')
  const toOwner = `kind = 'mail-case' and to_id = '${clinic.ownerId}' and done_at is null`
  expect(await opened.rows(toOwner)).toHaveLength(1)
  await ask(
    opened.database.target,
    `insert into anagen.outbox select (jsonb_populate_record(o, jsonb_build_object(
       'id', 'ffffffff-ffff-7fff-bfff-ffffffffffff', 'once_key', 'newer', 'given_up_at', o.created_at, 'last_error', 'no such mailbox'))).*
     from anagen.outbox o where ${toOwner};
     update anagen.outbox set run_at = created_at where ${toOwner} and given_up_at is null`,
  )
  opened.mail.accept()
  await opened.outbox.drain()
  expect(alerted()).toEqual(['olu@clinic.example'])
})
