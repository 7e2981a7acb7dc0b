import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { acknowledgeCase } from '../../src/operations/acknowledge-case.ts'
import { contactCase } from '../../src/operations/contact-case.ts'
import { erasePatient } from '../../src/operations/erase-patient.ts'
import { listContacts } from '../../src/operations/list-contacts.ts'
import { listMessages } from '../../src/operations/list-messages.ts'
import { listPatients } from '../../src/operations/list-patients.ts'
import { logContact } from '../../src/operations/log-contact.ts'
import { overrideCase } from '../../src/operations/override-case.ts'
import { recordSession } from '../../src/operations/record-session.ts'
import { registerPatient } from '../../src/operations/register-patient.ts'
import { reopenCase } from '../../src/operations/reopen-case.ts'
import { resolveCase } from '../../src/operations/resolve-case.ts'
import { sendMessage } from '../../src/operations/send-message.ts'
import { showOneCase } from '../../src/operations/show-case.ts'
import { showPatient } from '../../src/operations/show-patient.ts'
import { startCourse } from '../../src/operations/start-course.ts'
import { submitCheckIn } from '../../src/operations/submit-check-in.ts'
import { ok, testClinic } from '../support/clinic.ts'
import { freshClinics } from '../support/fresh-clinics.ts'
import { BLIND } from '../support/said.ts'

// a button pressed twice, a request that a browser sends again, a page that was gone back to
const here = freshClinics()

const takenCase = async () => {
  const patient = await here.clinic.patientAfter(20)
  const { caseId } = ok(
    await submitCheckIn({ id: randomUUID(), patientId: patient.patientId, ...BLIND }, patient.asked),
  )
  ok(await acknowledgeCase({ caseId: String(caseId) }, here.clinic.nurse))
  // what happens at one moment has no order
  here.world.turn('PT1M')
  return { caseId: String(caseId), ...patient }
}
const eventsOf = async (caseId: string) =>
  ok(await showOneCase({ caseId }, here.clinic.owner)).events.map(({ kind, note }) => [kind, note])

test('a call that belongs to no case, pressed twice at once and again later: it is logged once', async () => {
  const { patientId } = await here.clinic.patientAfter(20)
  const call = { id: randomUUID(), patientId, note: 'Nobody answered' }
  const [first, second] = await Promise.all([logContact(call, here.clinic.nurse), logContact(call, here.clinic.nurse)])
  expect(ok(second)).toEqual(ok(first))
  here.world.turn('PT1H')
  expect(ok(await logContact(call, here.clinic.nurse))).toEqual(ok(first))
  expect(ok(await listContacts({}, here.clinic.nurse)).items).toHaveLength(1)
})

test('a call about a case, pressed twice: it is logged once', async () => {
  const { caseId } = await takenCase()
  const call = { id: randomUUID(), caseId, note: 'Sent to hospital' }
  const answers = await Promise.all([contactCase(call, here.clinic.nurse), contactCase(call, here.clinic.nurse)])
  for (const answer of answers) expect(ok(answer)).toMatchObject({ state: 'contacted' })
  ok(await contactCase(call, here.clinic.nurse))
  expect((await eventsOf(caseId)).slice(2)).toEqual([['contacted', 'Sent to hospital']])
})

test('resolved, pressed twice: both are told that it is resolved, and it was once', async () => {
  const { caseId } = await takenCase()
  const end = { id: randomUUID(), caseId, outcome: 'A lash' }
  const answers = await Promise.all([resolveCase(end, here.clinic.nurse), resolveCase(end, here.clinic.nurse)])
  for (const answer of answers) expect(ok(answer)).toMatchObject({ state: 'resolved' })
  expect((await eventsOf(caseId)).slice(2)).toEqual([['resolved', 'A lash']])
  here.world.turn('PT1M')
  const again = { id: randomUUID(), caseId, reason: 'It came back' }
  ok(await reopenCase(again, here.clinic.nurse))
  expect(ok(await reopenCase(again, here.clinic.nurse))).toMatchObject({ state: 'open' })
  expect((await eventsOf(caseId)).slice(3)).toEqual([['reopened', 'It came back']])
})

test('resolved by somebody else meanwhile: who comes second is told, and nothing of theirs is taken for done', async () => {
  const { caseId } = await takenCase()
  ok(await resolveCase({ id: randomUUID(), caseId, outcome: 'A lash' }, here.clinic.nurse))
  expect(await resolveCase({ id: randomUUID(), caseId, outcome: 'An ulcer' }, here.clinic.owner)).toMatchObject({
    refused: 'case-resolved',
  })
})

// a review: the words that were changed after going back were answered as sent, and stood nowhere
test('other words under an id that was used are refused, never passed over as stored', async () => {
  const { caseId, patientId, asked } = await takenCase()
  const id = randomUUID()
  const other = { refused: 'id-taken' }
  ok(await sendMessage({ id, patientId, text: 'It is better.' }, asked))
  ok(await sendMessage({ id, patientId, text: 'It is better.' }, asked))
  expect(await sendMessage({ id, patientId, text: 'It is worse.' }, asked)).toMatchObject(other)
  expect(ok(await listMessages({ patientId }, asked)).items.map(({ text }) => text)).toEqual(['It is better.'])

  const { nurse, owner } = here.clinic
  ok(await logContact({ id, patientId, note: 'well' }, nurse))
  expect(await logContact({ id, patientId, note: 'not well' }, nurse)).toMatchObject(other)
  expect(await logContact({ id, patientId, note: 'well' }, owner)).toMatchObject(other)
  const neighbour = await here.clinic.patientAfter(20)
  expect(await logContact({ id, patientId: neighbour.patientId, note: 'well' }, nurse)).toMatchObject(other)

  ok(await contactCase({ id, caseId, note: 'well' }, nurse))
  expect(await contactCase({ id, caseId, note: 'not well' }, nurse)).toMatchObject(other)
  expect(await resolveCase({ id, caseId, outcome: 'well' }, nurse)).toMatchObject(other)
  expect(await overrideCase({ id, caseId, level: 'contact', reason: 'well' }, owner)).toMatchObject(other)
  expect((await eventsOf(caseId)).slice(2)).toEqual([['contacted', 'well']])
})

test('a session, pressed twice, in a course that was started with it: there is one of each', async () => {
  const { patientId } = await here.clinic.patientAfter(20)
  const { nurse } = here.clinic
  const id = randomUUID()
  const course = { id, patientId, treatment: 'smp' }
  const [first, second] = await Promise.all([startCourse(course, nurse), startCourse(course, nurse)])
  const { courseId } = ok(first)
  expect(ok(second).courseId).toBe(courseId)
  const session = {
    id,
    patientId,
    courseId,
    endedAt: '2026-11-20T10:00:00Z',
    lots: [{ product: 'Pigment', batch: 'B1' }],
  }
  for (const one of await Promise.all([recordSession(session, nurse), recordSession(session, nurse)]))
    expect(ok(one)).toEqual({ sessionId: id, rejudged: [] })
  const { courses, sessions } = ok(await showPatient({ patientId }, nurse))
  expect(courses.filter(({ treatment }) => treatment === 'smp')).toHaveLength(1)
  expect(sessions.filter((one) => one.courseId === courseId)).toHaveLength(1)

  const other = { refused: 'id-taken' }
  expect(await startCourse({ ...course, treatment: 'prp' }, nurse)).toMatchObject(other)
  expect(await recordSession({ ...session, endedAt: '2026-11-20T09:00:00Z' }, nurse)).toMatchObject(other)
})

// a review: an error inside, and nothing was recorded
test('a lot that is named twice is refused in words', async () => {
  const { patientId, courseId } = await here.clinic.patientAfter(20)
  const lot = { product: 'Pigment', batch: 'B1' }
  const session = { patientId, courseId, endedAt: '2026-11-20T10:00:00Z', lots: [lot, lot] }
  expect(await recordSession(session, here.clinic.nurse)).toMatchObject({ refused: 'invalid-input' })
})

test('a patient registered twice at once, and again later, is one patient with one invitation', async () => {
  const { nurse, owner } = here.clinic
  const form = { id: randomUUID(), name: 'Synthetic Ada', email: 'ada@patient.example', modifiers: ['diabetic'] }
  const before = ok(await listPatients({}, nurse)).items.length
  for (const one of await Promise.all([registerPatient(form, nurse), registerPatient(form, owner)]))
    expect(ok(one)).toEqual({ patientId: form.id })
  here.world.turn('PT1H')
  expect(ok(await registerPatient(form, nurse))).toEqual({ patientId: form.id })
  expect(ok(await listPatients({}, nurse)).items).toHaveLength(before + 1)
  const invited = "select id from anagen.outbox where kind = 'patient-invited' and subject_id = $1"
  expect((await here.database.worker.query(invited, [form.id])).rows).toHaveLength(1)
})

test.each([
  ['another name', { name: 'Synthetic Bao' }],
  ['another address', { email: 'bao@patient.example' }],
  ['what raises urgency', { modifiers: ['diabetic'] }],
  ['another zone', { zone: 'Asia/Tokyo' }],
])('%s under the id of a patient is refused, and the patient stays as they were', async (_, change) => {
  const { nurse } = here.clinic
  const form = { id: randomUUID(), name: 'Synthetic Ada', email: 'ada@patient.example' }
  ok(await registerPatient(form, nurse))
  expect(await registerPatient({ ...form, ...change }, nurse)).toMatchObject({ refused: 'id-taken' })
  expect(ok(await showPatient({ patientId: form.id }, nurse))).toMatchObject({
    name: 'Synthetic Ada',
    email: 'ada@patient.example',
    modifiers: [],
  })
})

test('the id of an erased patient is taken for good; no id is no id; another clinic has its own', async () => {
  const { nurse, owner } = here.clinic
  const form = { id: randomUUID(), name: 'Synthetic Ada' }
  ok(await registerPatient(form, nurse))
  const other = await testClinic(here.world.deps)
  ok(await registerPatient({ ...form, name: 'Synthetic Zoe' }, other.nurse))
  expect(ok(await showPatient({ patientId: form.id }, nurse)).name).toBe('Synthetic Ada')
  ok(await erasePatient({ patientId: form.id }, owner))
  expect(await registerPatient(form, nurse)).toMatchObject({ refused: 'id-taken' })
  expect(ok(await showPatient({ patientId: form.id }, other.nurse)).name).toBe('Synthetic Zoe')
  expect(await registerPatient({ ...form, id: 'ada' }, nurse)).toMatchObject({ refused: 'invalid-input' })
})
