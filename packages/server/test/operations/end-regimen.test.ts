import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { endRegimen } from '../../src/operations/end-regimen.ts'
import { erasePatient } from '../../src/operations/erase-patient.ts'
import { exportPatient } from '../../src/operations/export-patient.ts'
import { listAudit } from '../../src/operations/list-audit.ts'
import { listCheckIns } from '../../src/operations/list-check-ins.ts'
import { registerPatient } from '../../src/operations/register-patient.ts'
import { showPatient } from '../../src/operations/show-patient.ts'
import { startCourse } from '../../src/operations/start-course.ts'
import { submitCheckIn } from '../../src/operations/submit-check-in.ts'
import { ok, testClinic } from '../support/clinic.ts'
import { freshClinics } from '../support/fresh-clinics.ts'

const here = freshClinics()

// knowledge/treatments/minoxidil-topical.yaml, unwanted-hair: past 180 days to be watched while it is used, and for 150 days after it was stopped
const HAIR = { signs: [{ sign: 'extra-hair', grade: 1 as const, trend: 'same' as const }] }
const BEGAN = '2025-10-01T09:00:00Z'
const [LONG_AGO, OF_LATE] = ['2026-03-01T09:00:00Z', '2026-11-01T09:00:00Z']

/** Somebody who has used minoxidil for 415 days. */
const user = async () => {
  const { nurse, clinicId } = here.clinic
  const { patientId } = ok(await registerPatient({ name: 'Synthetic Pat' }, nurse))
  const { regimenId } = ok(await startCourse({ patientId, treatment: 'minoxidil-topical', firstDoseAt: BEGAN }, nurse))
  const asked = here.clinic.as({ kind: 'patient', clinicId, id: patientId })
  const tell = async () => ok(await submitCheckIn({ id: randomUUID(), patientId, ...HAIR }, asked))
  return { patientId, regimenId: String(regimenId), asked, tell }
}
const regimensOf = async (patientId: string) => ok(await showPatient({ patientId }, here.clinic.nurse)).regimens
const levelsOf = async (patientId: string) =>
  ok(await listCheckIns({ patientId }, here.clinic.nurse)).items.map(({ verdicts }) =>
    verdicts.map(({ verdict }) => verdict.level),
  )

describe('it counts in verdicts', () => {
  test.each([
    ['still used', null, 'watch', 'still-used'],
    ['stopped of late: it may still be there', OF_LATE, 'watch', 'after-stopping'],
    ['stopped long ago: it should be gone', LONG_AGO, 'contact', 'past-upper'],
  ])('%s', async (_, stoppedAt, level, rule) => {
    const { patientId, regimenId, tell } = await user()
    if (stoppedAt !== null) ok(await endRegimen({ regimenId, stoppedAt }, here.clinic.nurse))
    expect((await tell()).level).toBe(level)
    const [checkIn] = ok(await listCheckIns({ patientId }, here.clinic.nurse)).items
    expect(checkIn?.verdicts.at(-1)?.verdict.findings).toMatchObject([{ sign: 'extra-hair', rule }])
  })

  test('what was said before the end stays as of somebody who used it', async () => {
    const { patientId, regimenId, tell } = await user()
    await tell()
    here.world.turn('PT48H')
    expect(ok(await endRegimen({ regimenId, stoppedAt: '2026-11-21T09:00:00Z' }, here.clinic.nurse)).rejudged).toEqual(
      [],
    )
    expect(await levelsOf(patientId)).toEqual([['watch']])
  })

  test('noted late: the check-ins since are judged again, and somebody must look', async () => {
    const { patientId, regimenId, tell } = await user()
    const { id } = await tell()
    const { rejudged } = ok(await endRegimen({ regimenId, stoppedAt: LONG_AGO }, here.clinic.nurse))
    expect(rejudged).toMatchObject([{ checkInId: id, patientId, from: 'watch', to: 'contact' }])
    expect(await levelsOf(patientId)).toEqual([['watch', 'contact']])
    expect(ok(await showPatient({ patientId }, here.clinic.nurse)).cases).toMatchObject([
      { checkInId: id, cause: 'session-amended', level: 'contact', state: 'open' },
    ])
  })

  test('the end taken back: judged again, and a calmer verdict closes nothing', async () => {
    const { patientId, regimenId, tell } = await user()
    ok(await endRegimen({ regimenId, stoppedAt: LONG_AGO }, here.clinic.nurse))
    await tell()
    const back = { regimenId, stoppedAt: null, was: LONG_AGO }
    expect(ok(await endRegimen(back, here.clinic.nurse)).rejudged).toMatchObject([{ from: 'contact', to: 'watch' }])
    expect(await regimensOf(patientId)).toMatchObject([{ regimenId, stoppedAt: null }])
    expect(ok(await showPatient({ patientId }, here.clinic.nurse)).cases).toMatchObject([{ state: 'open' }])
  })
})

test('noted twice, at once and later, it is noted once', async () => {
  const { patientId, regimenId } = await user()
  const end = { regimenId, stoppedAt: '2026-11-01T09:00:00.123456789Z' }
  for (const one of await Promise.all([endRegimen(end, here.clinic.nurse), endRegimen(end, here.clinic.owner)]))
    expect(ok(one)).toEqual({ regimenId, stoppedAt: '2026-11-01T09:00:00.123457Z', rejudged: [] })
  ok(await endRegimen(end, here.clinic.nurse))
  const ended = ok(await listAudit({ patientId }, here.clinic.owner)).items.filter(
    ({ action }) => action === 'end-regimen',
  )
  expect(ended).toHaveLength(1)
})

test('another end needs the one that was seen; the audit keeps both', async () => {
  const { patientId, regimenId } = await user()
  ok(await endRegimen({ regimenId, stoppedAt: LONG_AGO }, here.clinic.nurse))
  const other = { regimenId, stoppedAt: OF_LATE }
  expect(await endRegimen(other, here.clinic.owner)).toMatchObject({ refused: 'regimen-changed' })
  expect(await endRegimen({ ...other, was: BEGAN }, here.clinic.owner)).toMatchObject({ refused: 'regimen-changed' })
  expect(await regimensOf(patientId)).toMatchObject([{ stoppedAt: LONG_AGO }])
  ok(await endRegimen({ ...other, was: LONG_AGO }, here.clinic.owner))
  expect(await regimensOf(patientId)).toMatchObject([{ stoppedAt: OF_LATE }])
  const kept = "select detail from anagen.audit where action = 'end-regimen' and subject_id = $1 order by at, id"
  expect((await here.database.worker.query(kept, [regimenId])).rows.map(({ detail }) => detail)).toMatchObject([
    { from: null, to: LONG_AGO },
    { from: LONG_AGO, to: OF_LATE },
  ])
})

test.each([
  ['still to come', '2026-11-20T10:31:00Z', 'in-the-future'],
  ['before the first dose', '2025-09-30T09:00:00Z', 'before-it-began'],
  ['no time', 'last week', 'invalid-input'],
])('%s is refused, and nothing is changed', async (_, stoppedAt, code) => {
  const { patientId, regimenId } = await user()
  expect(await endRegimen({ regimenId, stoppedAt }, here.clinic.nurse)).toMatchObject({ refused: code })
  expect(await regimensOf(patientId)).toMatchObject([{ stoppedAt: null }])
})

test('of another clinic, of nobody, by the patient: refused', async () => {
  const { patientId, regimenId, asked } = await user()
  const end = { regimenId, stoppedAt: OF_LATE }
  const other = await testClinic(here.world.deps)
  expect(await endRegimen(end, other.owner)).toMatchObject({ refused: 'regimen-not-found' })
  expect(await endRegimen({ ...end, regimenId: randomUUID() }, here.clinic.owner)).toMatchObject({
    refused: 'regimen-not-found',
  })
  expect(await endRegimen(end, asked)).toMatchObject({ refused: 'not-allowed' })
  expect(await regimensOf(patientId)).toMatchObject([{ stoppedAt: null }])
})

test('the end stands in the export, and of an erased patient nothing is changed', async () => {
  const { patientId, regimenId } = await user()
  ok(await endRegimen({ regimenId, stoppedAt: OF_LATE }, here.clinic.nurse))
  expect(JSON.stringify(ok(await exportPatient({ patientId }, here.clinic.owner)))).toContain(OF_LATE.slice(0, 19))
  ok(await erasePatient({ patientId }, here.clinic.owner))
  expect(await endRegimen({ regimenId, stoppedAt: null, was: OF_LATE }, here.clinic.owner)).toMatchObject({
    refused: 'patient-erased',
  })
})
