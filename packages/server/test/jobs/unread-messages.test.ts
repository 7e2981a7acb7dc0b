import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Asked } from '../../src/operation/deps.ts'
import { acknowledgeCase } from '../../src/operations/acknowledge-case.ts'
import { addShift } from '../../src/operations/add-shift.ts'
import { erasePatient } from '../../src/operations/erase-patient.ts'
import { inviteStaff } from '../../src/operations/invite-staff.ts'
import { listMessages } from '../../src/operations/list-messages.ts'
import { listQueue } from '../../src/operations/list-queue.ts'
import { registerPatient } from '../../src/operations/register-patient.ts'
import { sendMessage } from '../../src/operations/send-message.ts'
import { setWaitingTimes } from '../../src/operations/set-waiting-times.ts'
import { showWaitingTimes } from '../../src/operations/show-waiting-times.ts'
import { submitCheckIn } from '../../src/operations/submit-check-in.ts'
import { withdrawMessage } from '../../src/operations/withdraw-message.ts'
import { startOutbox } from '../../src/outbox/worker.ts'
import { openTestOutbox } from '../outbox/support.ts'
import { ok } from '../support/clinic.ts'

// a Friday, 10:30; the clinic is open on weekdays from 09:00 to 17:00: the nurse is on duty first, then Sam; a message may wait for four hours
let opened: Awaited<ReturnType<typeof openTestOutbox>>
let clinic: Awaited<ReturnType<typeof opened.newClinic>>
let secondId: string
let patient: { readonly patientId: string; readonly asked: Asked }
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
  // nothing was done yet, so that no check-in is waited for
  const { patientId } = ok(await registerPatient({ name: 'Synthetic Pat', email: 'pat@patient.example' }, clinic.nurse))
  patient = { patientId, asked: clinic.as({ kind: 'patient', clinicId: clinic.clinicId, id: patientId }) }
  await opened.outbox.drain()
  opened.mail.accepted.length = 0
})
afterEach(async () => {
  expect(opened.errors).toEqual([])
  await opened.close()
})

const write = async (text = 'Is it meant to look like this?', id = randomUUID()) =>
  ok(await sendMessage({ id, patientId: patient.patientId, text }, patient.asked)).id
const queue = async () => ok(await listQueue({}, clinic.owner)).items
const mails = () => opened.mail.accepted.map(({ to, subject }) => `${to?.[0]?.address}: ${subject}`)

test('nobody opens it: whoever was told is asked again, and then it goes round the rota', async () => {
  await write()
  await opened.at('PT3H59M')
  expect(mails()).toEqual(['nia@clinic.example: A patient wrote to you'])
  expect(await queue()).toEqual([])

  await opened.at('PT1M')
  expect(await queue()).toMatchObject([
    { patientId: patient.patientId, cause: 'unread-message', level: 'contact', state: 'open', ownerId: clinic.nurseId },
  ])
  expect(mails().slice(1)).toEqual([expect.stringMatching(/^nia@clinic\.example: CONTACT: a case is yours until/)])
  expect(opened.mail.accepted.at(-1)?.text).toContain('A patient wrote, and nobody has opened it.')

  // 14:30 and four hours more
  await opened.at('PT4H')
  expect(await queue()).toMatchObject([{ cause: 'unread-message', state: 'open', passedOn: 1, overdue: false }])
  expect((await queue())[0]?.ownerId).not.toBe(clinic.nurseId)
})

test.each([
  ['opened it', () => listMessages({ patientId: patient.patientId }, clinic.nurse)],
  [
    'answered',
    () => sendMessage({ id: randomUUID(), patientId: patient.patientId, text: 'Yes, it is.' }, clinic.nurse),
  ],
])('somebody of the clinic %s: nobody is asked again', async (_, act) => {
  await write()
  await opened.at('PT1H')
  ok<object>(await act())
  await opened.at('PT4H')
  expect(await queue()).toEqual([])
})

test('that the patient reads it again, or somebody opened earlier ones, is no opening', async () => {
  ok(await listMessages({ patientId: patient.patientId }, clinic.nurse))
  await opened.at('PT1M')
  await write()
  ok(await listMessages({ patientId: patient.patientId }, patient.asked))
  await opened.at('PT4H')
  expect(await queue()).toMatchObject([{ cause: 'unread-message' }])
})

test('three that nobody opens are one case; one that comes after it was taken is another', async () => {
  await write()
  await write('Hello?')
  await opened.at('PT1H')
  await write('It has got worse.')
  await opened.at('PT4H')
  const [found, ...others] = await queue()
  expect(others).toEqual([])
  ok(await acknowledgeCase({ caseId: found?.caseId ?? '' }, clinic.nurse))
  ok(await listMessages({ patientId: patient.patientId }, clinic.nurse))
  await opened.at('PT1M')
  await write('And now?')
  await opened.at('2026-11-24T09:00:00Z')
  expect((await queue()).filter(({ cause }) => cause === 'unread-message')).toHaveLength(2)
})

test('while a case of the patient goes round nobody is told twice; taken without opening the message, it is told', async () => {
  const { caseId } = ok(
    await submitCheckIn(
      { id: randomUUID(), patientId: patient.patientId, say: 'there is pus and it is hot and spreading', signs: [] },
      patient.asked,
    ),
  )
  await write('Shall I come in?')
  await opened.at('PT4H')
  expect(await queue()).toMatchObject([{ caseId, level: 'urgent' }])
  ok(await acknowledgeCase({ caseId: caseId ?? '' }, clinic.nurse))
  await opened.at('2026-11-23T13:30:00Z')
  // as urgent as what is known of them
  expect((await queue()).filter(({ cause }) => cause === 'unread-message')).toMatchObject([{ level: 'urgent' }])
})

test('written on a Friday evening, its time counts from Monday morning', async () => {
  opened.turn('2026-11-20T18:00:00Z')
  await write()
  await opened.at('2026-11-23T12:59:00Z')
  expect(await queue()).toEqual([])
  await opened.at('2026-11-23T13:00:00Z')
  expect(await queue()).toMatchObject([{ cause: 'unread-message', ownerId: clinic.ownerId }])
})

test('written at night while somebody is on duty, it counts at once', async () => {
  ok(
    await addShift(
      { staffId: secondId, startsAt: '2026-11-20T20:00:00Z', endsAt: '2026-11-21T08:00:00Z' },
      clinic.owner,
    ),
  )
  opened.turn('2026-11-20T22:00:00Z')
  await write()
  await opened.at('2026-11-21T02:00:00Z')
  expect(await queue()).toMatchObject([{ cause: 'unread-message', ownerId: secondId }])
})

test("the clinic's owner says how long, for what is written from then on", async () => {
  ok(await setWaitingTimes({ ...ok(await showWaitingTimes({}, clinic.nurse)), messageMinutes: 30 }, clinic.owner))
  await write()
  await opened.at('PT30M')
  expect(await queue()).toMatchObject([{ cause: 'unread-message' }])
})

test('withdrawn, or its patient erased: nobody is asked', async () => {
  const messageId = await write()
  ok(await withdrawMessage({ messageId }, patient.asked))
  await opened.at('PT4H')
  expect(await queue()).toEqual([])
  await write('Again.')
  ok(await erasePatient({ patientId: patient.patientId }, clinic.owner))
  await opened.at('PT96H')
  expect(await queue()).toEqual([])
})

test('sent twice, and with several workers, it is one case', async () => {
  const id = randomUUID()
  await write('Hello', id)
  await write('Hello', id)
  opened.turn('PT4H')
  const second = startOutbox(opened.outboxDeps, { isPolling: false })
  await Promise.all([opened.outbox.drain(), second.drain()])
  await second.stop()
  expect(await queue()).toHaveLength(1)
})

test('what the clinic writes is nobody’s case', async () => {
  ok(await sendMessage({ id: randomUUID(), patientId: patient.patientId, text: 'Come in at ten.' }, clinic.nurse))
  await opened.at('PT96H')
  expect((await queue()).filter(({ cause }) => cause === 'unread-message')).toEqual([])
})

test('another clinic sees nothing of it', async () => {
  const other = await opened.newClinic()
  await write()
  await opened.at('PT4H')
  expect(ok(await listQueue({}, other.owner)).items).toEqual([])
})
