import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isRefusal } from '../../src/operation/refusal.ts'
import { acknowledgeCase } from '../../src/operations/acknowledge-case.ts'
import { addShift } from '../../src/operations/add-shift.ts'
import { contactCase } from '../../src/operations/contact-case.ts'
import { inviteStaff } from '../../src/operations/invite-staff.ts'
import { listQueue } from '../../src/operations/list-queue.ts'
import { overrideCase } from '../../src/operations/override-case.ts'
import { resolveCase } from '../../src/operations/resolve-case.ts'
import { sendMessage } from '../../src/operations/send-message.ts'
import { setWaitingTimes } from '../../src/operations/set-waiting-times.ts'
import { showOneCase } from '../../src/operations/show-case.ts'
import { showQueueMark } from '../../src/operations/show-queue-mark.ts'
import { showWaitingTimes } from '../../src/operations/show-waiting-times.ts'
import { submitCheckIn } from '../../src/operations/submit-check-in.ts'
import { startOutbox } from '../../src/outbox/worker.ts'
import { ask } from '../../src/storage/connect.ts'
import { openTestOutbox } from '../outbox/support.ts'
import { ok } from '../support/clinic.ts'

// a Friday, 10:30: the nurse is on duty first, then Sam; an emergency may rest for an hour, an urgent case for four
let opened: Awaited<ReturnType<typeof openTestOutbox>>
let clinic: Awaited<ReturnType<typeof opened.newClinic>>
let secondId: string
let patient: Awaited<ReturnType<typeof clinic.patientAfter>>
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
  patient = await clinic.patientAfter(1)
})
afterEach(async () => {
  expect(opened.errors).toEqual([])
  await opened.close()
})

const caseFrom = async (say: string) => {
  const reply = ok(
    await submitCheckIn({ id: randomUUID(), patientId: patient.patientId, say, signs: [] }, patient.asked),
  )
  return reply.caseId ?? expect.fail('no case')
}
/** An emergency that the nurse acknowledged at 10:30. */
const taken = async (say = 'sudden loss of sight in one eye') => {
  const caseId = await caseFrom(say)
  ok(await acknowledgeCase({ caseId }, clinic.nurse))
  await opened.outbox.drain()
  opened.mail.accepted.length = 0
  return caseId
}
const shown = async (caseId: string) => ok(await showOneCase({ caseId }, clinic.owner))
const mails = () => opened.mail.accepted.map(({ to, subject }) => `${to?.[0]?.address}: ${subject}`)
const REMINDED = 'nia@clinic.example: EMERGENCY: what became of the case you took?'

test('taken and left alone: its owner is reminded, then it is open again and goes round the rota', async () => {
  const caseId = await taken()
  await opened.at('PT59M')
  expect(mails()).toEqual([])
  expect(await shown(caseId)).toMatchObject({
    state: 'acknowledged',
    idle: false,
    askedAboutAt: '2026-11-20T11:30:00Z',
  })

  await opened.at('PT1M')
  expect(mails()).toEqual([REMINDED])
  expect(await shown(caseId)).toMatchObject({
    state: 'acknowledged',
    ownerId: clinic.nurseId,
    idle: true,
    touchedAt: '2026-11-20T10:30:00Z',
    askedAboutAt: '2026-11-20T11:45:00Z',
  })

  await opened.at('PT15M')
  expect(mails().slice(1)).toEqual([expect.stringMatching(/^sam@clinic\.example: EMERGENCY: a case is yours/)])
  expect(await shown(caseId)).toMatchObject({
    state: 'open',
    ownerId: secondId,
    acknowledgedAt: null,
    idle: false,
    askedAboutAt: null,
    dueAt: '2026-11-20T12:00:00Z',
  })
  expect((await shown(caseId)).events.map(({ kind }) => kind)).toEqual([
    'opened',
    'acknowledged',
    'reminded',
    'escalated',
  ])

  await opened.at('PT15M')
  expect(await shown(caseId)).toMatchObject({ state: 'open', ownerId: clinic.ownerId })
})

test.each([
  ['a call', (caseId: string) => contactCase({ caseId, note: 'at the hospital' }, clinic.nurse)],
  [
    'a message',
    (caseId: string) =>
      sendMessage({ id: randomUUID(), patientId: patient.patientId, caseId, text: 'Go now.' }, clinic.nurse),
  ],
])('%s starts the time anew, also after the reminder', async (_, act) => {
  const caseId = await taken()
  await opened.at('PT50M')
  ok<object>(await act(caseId))
  await opened.at('PT50M')
  expect(mails().filter((mail) => mail.startsWith('nia@'))).toEqual([])
  await opened.at('PT10M')
  expect(mails()).toContain(REMINDED)
  ok<object>(await act(caseId))
  await opened.at('PT30M')
  expect(await shown(caseId)).toMatchObject({ ownerId: clinic.nurseId, idle: false })
})

test('what the patient writes is nothing that the clinic did', async () => {
  const caseId = await taken()
  await opened.at('PT50M')
  ok(await sendMessage({ id: randomUUID(), patientId: patient.patientId, caseId, text: 'It is worse.' }, patient.asked))
  await opened.at('PT10M')
  expect(mails()).toContain(REMINDED)
})

test('who logs a call says when to be asked again', async () => {
  const caseId = await taken()
  ok(await contactCase({ caseId, note: 'at the hospital until tonight', againHours: 12 }, clinic.nurse))
  await opened.at('PT11H59M')
  expect(mails()).toEqual([])
  await opened.at('PT1M')
  expect(mails()).toEqual([REMINDED])
})

test('a calmer level has a longer time: after a working day, a Friday being followed by a Monday', async () => {
  const caseId = await taken()
  ok(
    await overrideCase(
      { caseId, level: 'contact', reason: 'seen at the hospital' },
      { ...clinic.owner, actor: { kind: 'staff', clinicId: clinic.clinicId, id: clinic.nurseId, role: 'clinician' } },
    ),
  )
  expect(await shown(caseId)).toMatchObject({ askedAboutAt: '2026-11-23T10:30:00Z' })
  await opened.at('2026-11-23T10:29:00Z')
  expect(mails().filter((mail) => mail.includes('what became'))).toEqual([])
  await opened.at('PT1M')
  expect(mails()).toContain('nia@clinic.example: CONTACT: what became of the case you took?')
})

test('a resolved case is asked about no more', async () => {
  const caseId = await taken()
  ok(await resolveCase({ caseId, outcome: 'a lash' }, clinic.nurse))
  await opened.at('PT72H')
  expect(mails().filter((mail) => mail.includes('what became'))).toEqual([])
})

test('a server that was away for a day: the reminder comes first, and with time to answer it', async () => {
  const caseId = await taken()
  await opened.at('PT24H')
  expect(mails()).toContain(REMINDED)
  expect(await shown(caseId)).toMatchObject({ state: 'acknowledged', askedAboutAt: '2026-11-21T10:45:00Z' })
})

test('the owner of the case takes no mail: it is handed on at once', async () => {
  const caseId = await taken()
  opened.mail.refuse(550, 'nia@clinic.example')
  await opened.at('PT1H')
  expect(await shown(caseId)).toMatchObject({ state: 'open', ownerId: secondId })
})

test('several workers remind once', async () => {
  await taken()
  const others = Array.from({ length: 4 }, () => startOutbox(opened.outboxDeps, { isPolling: false }))
  await Promise.all([opened.at('PT1H'), ...others.map((outbox) => outbox.drain())])
  await Promise.all(others.map((outbox) => outbox.drain()))
  expect(mails()).toEqual([REMINDED])
  await Promise.all(others.map((outbox) => outbox.stop()))
})

test('one that was taken before this was counted is asked about at once', async () => {
  const caseId = await taken()
  await ask(
    opened.database.target,
    `update anagen.clinical_case set idle_at = null, touched_at = null where id = '${caseId}'`,
  )
  await opened.at('PT1M')
  expect(mails()).toEqual([REMINDED])
})

test('the queue shows how long nothing was done, and changes when that is too long', async () => {
  const caseId = await taken()
  const before = ok(await showQueueMark({}, clinic.owner))
  await opened.at('PT1H')
  expect(ok(await listQueue({}, clinic.owner)).items).toMatchObject([
    { caseId, touchedAt: '2026-11-20T10:30:00Z', idle: true },
  ])
  expect(ok(await showQueueMark({}, clinic.owner)).mark).not.toBe(before.mark)
})

test("the clinic's owner says how long; for what is seen to from then on", async () => {
  const times = {
    emergencyMinutes: 5,
    urgentMinutes: 60,
    idleEmergencyMinutes: 20,
    idleUrgentMinutes: 90,
    messageMinutes: 45,
  }
  ok(await setWaitingTimes(times, clinic.owner))
  expect(ok(await showWaitingTimes({}, clinic.nurse))).toEqual(times)
  const caseId = await taken()
  expect(await shown(caseId)).toMatchObject({ askedAboutAt: '2026-11-20T10:50:00Z' })
  await opened.at('PT20M')
  expect(await shown(caseId)).toMatchObject({ idle: true, askedAboutAt: '2026-11-20T10:55:00Z' })
})

test.each([
  ['a nurse', () => clinic.nurse, {}, 'not-allowed'],
  ['no time', () => clinic.owner, { idleUrgentMinutes: 0 }, 'invalid-input'],
  ['a message that waits for ever', () => clinic.owner, { messageMinutes: 1441 }, 'invalid-input'],
  ['two days', () => clinic.owner, { emergencyMinutes: 2880 }, 'invalid-input'],
])('%s changes no times', async (_, who, change, code) => {
  const before = ok(await showWaitingTimes({}, clinic.nurse))
  const result = await setWaitingTimes({ ...before, ...change }, who())
  expect(isRefusal(result) && result.refused).toBe(code)
  expect(ok(await showWaitingTimes({}, clinic.nurse))).toEqual(before)
})
