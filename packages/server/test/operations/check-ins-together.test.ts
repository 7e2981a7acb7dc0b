// Check-ins of many patients that one member of staff, or one program of theirs, sends at the same time: they share a transaction.
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { isRefusal } from '../../src/operation/refusal.ts'
import { submitCheckIn } from '../../src/operations/submit-check-in.ts'
import { ask } from '../../src/storage/connect.ts'
import { ok } from '../support/clinic.ts'
import { freshClinics } from '../support/fresh-clinics.ts'
import { PINK } from '../support/said.ts'

const here = freshClinics()

const blind = { say: 'I cannot see with my left eye since an hour ago' }
const rowsOf = (table: string, checkIn: string, column: string) =>
  ask(here.database.target, `select * from anagen.${table} where ${column} = '${checkIn}'`)

test('each is stored with its own verdict, case, audit and outbox row', async () => {
  const { owner } = here.clinic
  const patients = await Promise.all(Array.from({ length: 20 }, () => here.clinic.patientAfter(20)))
  const sent = patients.map(({ patientId }, i) => ({ id: randomUUID(), patientId, ...(i % 2 ? blind : PINK) }))
  const replies = (await Promise.all(sent.map((one) => submitCheckIn(one, owner)))).map(ok)
  for (const [i, { id, patientId }] of sent.entries()) {
    const reply = replies[i]
    const level = i % 2 ? 'emergency' : 'expected'
    expect(reply).toMatchObject({ id, level })
    expect(reply?.caseId === null).toBe(i % 2 === 0)
    expect(await rowsOf('check_in', id, 'id')).toMatchObject([{ patient_id: patientId, level }])
    expect(await rowsOf('verdict', id, 'check_in_id')).toMatchObject([{ patient_id: patientId, level }])
    expect(await rowsOf('audit', id, 'subject_id')).toMatchObject([{ patient_id: patientId, detail: { level } }])
    expect(await rowsOf('clinical_case', id, 'check_in_id')).toHaveLength(i % 2)
    expect(await rowsOf('outbox', reply?.caseId ?? id, 'subject_id')).toMatchObject([{ patient_id: patientId }])
  }
})

test('what one of them is refused, or sent twice, is no matter of the others', async () => {
  const { owner } = here.clinic
  const [one, other, erased] = await Promise.all([20, 20, 20].map((hours) => here.clinic.patientAfter(hours)))
  await ask(here.database.target, `delete from anagen.patient_key where patient_id = '${erased?.patientId}'`)
  const before = { id: randomUUID(), patientId: String(one?.patientId), ...PINK }
  const first = ok(await submitCheckIn(before, owner))
  const good = { id: randomUUID(), patientId: String(other?.patientId), ...blind }
  const replies = await Promise.all([
    submitCheckIn(before, owner),
    submitCheckIn({ ...before, ...blind }, owner),
    submitCheckIn({ id: randomUUID(), patientId: randomUUID(), ...PINK }, owner),
    submitCheckIn({ id: randomUUID(), patientId: String(erased?.patientId), ...PINK }, owner),
    submitCheckIn({ ...good, id: randomUUID(), corrects: randomUUID() }, owner),
    submitCheckIn(good, owner),
  ])
  expect(replies[0]).toEqual(first)
  expect(replies.slice(1, 5).map((reply) => isRefusal(reply) && reply.refused)).toEqual([
    'check-in-differs',
    'patient-not-found',
    'patient-erased',
    'check-in-not-found',
  ])
  expect(replies[5] && ok(replies[5]).level).toBe('emergency')
  expect(await rowsOf('check_in', String(other?.patientId), 'patient_id')).toHaveLength(1)
})
