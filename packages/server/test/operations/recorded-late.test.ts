import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { listCheckIns } from '../../src/operations/list-check-ins.ts'
import { recordSession } from '../../src/operations/record-session.ts'
import { registerPatient } from '../../src/operations/register-patient.ts'
import { showPatient } from '../../src/operations/show-patient.ts'
import { startCourse } from '../../src/operations/start-course.ts'
import { submitCheckIn } from '../../src/operations/submit-check-in.ts'
import { ok } from '../support/clinic.ts'
import { freshClinics } from '../support/fresh-clinics.ts'
import { PINK } from '../support/said.ts'

// what was done is often written down a day after the patient has asked about it
const here = freshClinics()

const FOG = { signs: [{ sign: 'brain-fog', grade: 1 as const, trend: 'same' as const }] }
const SINCE_SEPTEMBER = '2026-09-01T09:00:00Z'

const levelsOf = async (patientId: string) =>
  ok(await listCheckIns({ patientId }, here.clinic.nurse)).items.map(({ verdicts }) =>
    verdicts.map(({ verdict }) => verdict.level),
  )
const casesOf = async (patientId: string) => ok(await showPatient({ patientId }, here.clinic.nurse)).cases

// knowledge/treatments/finasteride.yaml: brain fog while it is taken is urgent; after PRP it is not listed
test('a medicine noted after a check-in: the check-in is judged again, and the case rises', async () => {
  const { patientId, asked } = await here.clinic.patientAfter(20)
  const { id, caseId } = ok(await submitCheckIn({ id: randomUUID(), patientId, ...FOG }, asked))
  expect(await levelsOf(patientId)).toEqual([['contact']])
  const course = { id: randomUUID(), patientId, treatment: 'finasteride', firstDoseAt: SINCE_SEPTEMBER }
  const begun = ok(await startCourse(course, here.clinic.nurse))
  expect(begun.rejudged).toMatchObject([{ checkInId: id, patientId, from: 'contact', to: 'urgent' }])
  expect(await levelsOf(patientId)).toEqual([['contact', 'urgent']])
  expect(await casesOf(patientId)).toMatchObject([{ caseId, level: 'urgent', state: 'open' }])
  // pressed twice
  expect(ok(await startCourse(course, here.clinic.nurse))).toEqual({ ...begun, rejudged: [] })
  expect(await levelsOf(patientId)).toEqual([['contact', 'urgent']])
})

test('a medicine begun today: what was said before stays as of somebody who did not take it', async () => {
  const { patientId, asked } = await here.clinic.patientAfter(20)
  ok(await submitCheckIn({ id: randomUUID(), patientId, ...FOG }, asked))
  here.world.turn('PT1H')
  const firstDoseAt = here.clinic.nurse.now().toString()
  const begun = ok(await startCourse({ patientId, treatment: 'finasteride', firstDoseAt }, here.clinic.nurse))
  expect(begun.rejudged).toEqual([])
  expect(await levelsOf(patientId)).toEqual([['contact']])
})

test('a first dose that is still to come is refused, and nothing is stored', async () => {
  const { patientId } = await here.clinic.patientAfter(20)
  const firstDoseAt = here.clinic.nurse.now().add({ minutes: 1 }).toString()
  expect(await startCourse({ patientId, treatment: 'finasteride', firstDoseAt }, here.clinic.nurse)).toMatchObject({
    refused: 'in-the-future',
  })
  const { regimens, courses } = ok(await showPatient({ patientId }, here.clinic.nurse))
  expect(regimens).toEqual([])
  expect(courses.map(({ treatment }) => treatment)).not.toContain('finasteride')
})

test('a session recorded after a check-in: the check-in is judged again, and its case stays for who has it', async () => {
  const { nurse, clinicId } = here.clinic
  const { patientId } = ok(await registerPatient({ name: 'Synthetic Pat' }, nurse))
  const asked = here.clinic.as({ kind: 'patient', clinicId, id: patientId })
  const { id } = ok(await submitCheckIn({ id: randomUUID(), patientId, ...PINK }, asked))
  const { courseId } = ok(await startCourse({ patientId, treatment: 'prp' }, nurse))
  const session = { patientId, courseId, endedAt: nurse.now().subtract({ hours: 20 }).toString() }
  expect(ok(await recordSession(session, nurse)).rejudged).toMatchObject([
    { checkInId: id, from: 'contact', to: 'expected' },
  ])
  expect(await casesOf(patientId)).toMatchObject([{ checkInId: id, level: 'contact', state: 'open' }])
})
