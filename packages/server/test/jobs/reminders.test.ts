import { randomUUID } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { acknowledgeCase } from '../../src/operations/acknowledge-case.ts'
import { amendSession } from '../../src/operations/amend-session.ts'
import { resolveCase } from '../../src/operations/resolve-case.ts'
import { submitCheckIn } from '../../src/operations/submit-check-in.ts'
import { startOutbox } from '../../src/outbox/worker.ts'
import { openTestOutbox } from '../outbox/support.ts'
import { ok } from '../support/clinic.ts'

let opened: Awaited<ReturnType<typeof openTestOutbox>>
afterEach(async () => {
  expect(opened.errors).toEqual([])
  await opened.close()
})

const reminders = () => opened.mail.to('pat@patient.example').filter(({ subject }) => subject === 'How are you today?')

// a Friday, 10:30 in London; the patient was treated at that moment
const withPatient = async () => {
  opened = await openTestOutbox()
  const clinic = await opened.newClinic()
  const patient = await clinic.patientAfter(0)
  await opened.outbox.drain()
  return { clinic, ...patient }
}

test('a patient is asked when it is due, once', async () => {
  await withPatient()
  await opened.at('2026-11-21T10:29:00Z')
  expect(reminders()).toHaveLength(0)
  await opened.at('2026-11-21T10:30:00Z')
  expect(reminders()).toHaveLength(1)
  await opened.at('PT5H')
  expect(reminders()).toHaveLength(1)
})

test('somebody who checked in is not asked', async () => {
  const { asked, patientId } = await withPatient()
  await opened.at('2026-11-21T08:00:00Z')
  ok(
    await submitCheckIn(
      { id: randomUUID(), patientId, say: 'a little redness', signs: [{ sign: 'redness', grade: 1, trend: 'better' }] },
      asked,
    ),
  )
  await opened.at('2026-11-21T10:31:00Z')
  await opened.at('PT4H')
  expect(reminders()).toHaveLength(0)
})

// cal.diy #7225, Cal-ID #790
test('a session that is moved takes its reminder along: no stale one, exactly one new one', async () => {
  const { clinic, sessionId } = await withPatient()
  await opened.at('PT1H')
  ok(
    await amendSession(
      { sessionId, version: 1, endedAt: '2026-11-20T04:30:00Z', reason: 'it was in the morning' },
      clinic.nurse,
    ),
  )
  await opened.outbox.drain()
  await opened.at('2026-11-21T04:30:00Z')
  // in the night: it waits for the morning
  expect(reminders()).toHaveLength(0)
  await opened.at('2026-11-21T08:00:00Z')
  expect(reminders()).toHaveLength(1)
  // the time of the first one
  await opened.at('2026-11-21T10:30:00Z')
  expect(reminders()).toHaveLength(1)
})

test('a reminder that waited for mail to be set up is not sent when it is no longer due', async () => {
  opened = await openTestOutbox()
  const clinic = await opened.newClinic()
  await clinic.patientAfter(0)
  const silent = startOutbox({ ...opened.outboxDeps, mailer: null }, { isPolling: false })
  await silent.drain()
  opened.mail.refuse(451)
  await opened.at('2026-11-21T10:30:00Z')
  const [waiting] = await opened.rows("kind = 'mail-reminder'")
  expect(waiting).toMatchObject({ done_at: null })
  opened.mail.accept()
  await opened.at('2026-11-22T12:00:00Z')
  expect(reminders()).toHaveLength(0)
  expect(await opened.rows("kind = 'mail-reminder'")).toMatchObject([{ outcome: 'it is not due any more' }])
  await silent.stop()
})

test('several workers at once ask a patient once', async () => {
  await withPatient()
  const others = Array.from({ length: 4 }, () => startOutbox(opened.outboxDeps, { isPolling: false }))
  opened.mail.accepted.length = 0
  await Promise.all([opened.at('2026-11-21T10:30:00Z'), ...others.map((outbox) => outbox.drain())])
  await Promise.all(others.map((outbox) => outbox.drain()))
  expect(reminders()).toHaveLength(1)
  await Promise.all(others.map((outbox) => outbox.stop()))
})

test('a missed check-in is a case: somebody asks, and nobody twice', async () => {
  const { clinic, patientId } = await withPatient()
  await opened.at('2026-11-21T10:30:00Z')
  opened.mail.accepted.length = 0
  await opened.at('2026-11-22T10:29:00Z')
  const cases = async () =>
    (
      await opened.database.worker.query(
        'select cause, level, state, patient_id, owner_id from anagen.clinical_case where clinic_id = $1',
        [clinic.clinicId],
      )
    ).rows
  expect(await cases()).toEqual([])
  await opened.at('2026-11-22T10:30:00Z')
  expect(await cases()).toEqual([
    { cause: 'missed-check-in', level: 'contact', state: 'open', patient_id: patientId, owner_id: clinic.ownerId },
  ])
  expect(opened.mail.to('olu@clinic.example')).toHaveLength(1)
  await opened.at('PT24H')
  await opened.at('PT24H')
  expect(await cases()).toHaveLength(1)
})

// found by tests/crash: both looks had the same key, and the second was lost
test('two check-ins within a minute: the look after the second one is asked for, and missed, as any other', async () => {
  opened = await openTestOutbox()
  // redness is past its typical end, and not yet past the last: to be watched
  const { asked, patientId } = await (await opened.newClinic()).patientAfter(60)
  const checkIn = async (at: string) => {
    await opened.at(at)
    const said = { id: randomUUID(), patientId, signs: [{ sign: 'redness', grade: 1 as const }] }
    expect(ok(await submitCheckIn(said, asked)).level).toBe('watch')
    await opened.outbox.drain()
  }
  // asked at once, since it was recorded late
  await opened.outbox.drain()
  opened.mail.accepted.length = 0
  await checkIn('2026-11-20T10:30:05Z')
  await checkIn('2026-11-20T10:30:25Z')
  await opened.at('2026-11-20T22:30:05Z')
  await opened.at('2026-11-21T08:00:00Z')
  expect(reminders()).toHaveLength(1)
  await opened.at('2026-11-21T10:30:25Z')
  const { rows } = await opened.database.worker.query('select cause from anagen.clinical_case')
  expect(rows).toEqual([{ cause: 'missed-check-in' }])
})

// CareKit #626, #670, #671: crashes and lost answers after a flight
test('a patient who flies ten hours east is asked once for each look, at a waking hour there, and no answer is lost', async () => {
  opened = await openTestOutbox()
  const clinic = await opened.newClinic()
  const { patientId, asked } = await clinic.patientAfter(0)
  const fliesTo = (zone: string) =>
    opened.database.within({ clinicId: clinic.clinicId }, async ({ db }) => {
      await db.updateTable('patient').set({ zone }).where('id', '=', patientId).execute()
    })
  const hourIn = (zone: string) => opened.deps.now().toZonedDateTimeISO(zone).hour
  const sentAt: string[] = []
  // by the hour, so that a reminder that comes at a wrong one is seen
  const until = async (end: string, zone: string) => {
    while (opened.deps.now().toString() < end) {
      await opened.at('PT1H')
      if (reminders().length === sentAt.length) continue
      expect(reminders().length).toBe(sentAt.length + 1)
      expect(hourIn(zone)).toBeGreaterThanOrEqual(8)
      expect(hourIn(zone)).toBeLessThan(21)
      sentAt.push(opened.deps.now().toString())
    }
  }
  await until('2026-11-20T20:00:00Z', 'Europe/London')
  await fliesTo('Australia/Brisbane')
  // the first look, 24 hours after the session: 20:30 there
  await until('2026-11-21T11:00:00Z', 'Australia/Brisbane')
  expect(sentAt).toEqual(['2026-11-21T10:30:00Z'])
  // written there, by a phone that says so; the hours since the session are those that passed
  const stored = ok(
    await submitCheckIn(
      { id: randomUUID(), patientId, writtenAt: '2026-11-21T20:55:00+10:00', signs: [{ sign: 'redness', grade: 1 }] },
      asked,
    ),
  )
  const kept = await opened.database.within({ clinicId: clinic.clinicId }, ({ db }) =>
    db.selectFrom('check_in').select('written_at').where('id', '=', stored.id).executeTakeFirst(),
  )
  expect(kept?.written_at.toString()).toBe('2026-11-21T10:55:00Z')
  await until('2026-11-22T10:00:00Z', 'Australia/Brisbane')
  await fliesTo('Europe/London')
  // the second look, 72 hours after the session, asked for at home again
  await until('2026-11-23T14:00:00Z', 'Europe/London')
  expect(sentAt).toEqual(['2026-11-21T10:30:00Z', '2026-11-23T10:30:00Z'])
  const missed = await opened.database.worker.query(
    "select id from anagen.clinical_case where cause = 'missed-check-in'",
  )
  expect(missed.rows).toEqual([])
})

// a review: after the first look that nobody answered, no later one was ever asked for or missed
test('a look that was missed ends nothing: once somebody has asked, the next one is asked for and missed as any other', async () => {
  const { clinic } = await withPatient()
  const cases = async () =>
    (
      await opened.database.worker.query<{ id: string; state: string }>(
        "select id, state from anagen.clinical_case where cause = 'missed-check-in' order by opened_at",
      )
    ).rows
  await opened.at('2026-11-21T10:30:00Z')
  await opened.at('2026-11-22T10:30:00Z')
  const [first] = await cases()
  const caseId = String(first?.id)
  ok(await acknowledgeCase({ caseId }, clinic.owner))
  ok(await resolveCase({ caseId, outcome: 'she is well, and forgot' }, clinic.owner))
  // 72 hours after the session
  await opened.at('2026-11-23T10:30:00Z')
  expect(reminders()).toHaveLength(2)
  await opened.at('2026-11-24T10:30:00Z')
  expect(await cases()).toMatchObject([{ state: 'resolved' }, { state: 'open' }])
})

// stem cells are looked at 24, 48, 72 and 96 hours after: each new look put off the moment at which the one before was missed
test('looks that follow closely on each other: nobody answers for 48 hours, and somebody asks', async () => {
  opened = await openTestOutbox()
  const clinic = await opened.newClinic()
  await clinic.patientAfter(0, 'stem-cell')
  await opened.outbox.drain()
  await opened.at('2026-11-21T10:30:00Z')
  await opened.at('2026-11-22T10:30:00Z')
  const { rows } = await opened.database.worker.query('select cause, state from anagen.clinical_case')
  expect(rows).toEqual([{ cause: 'missed-check-in', state: 'open' }])
  // and the second look is asked for all the same
  expect(reminders()).toHaveLength(2)
})
