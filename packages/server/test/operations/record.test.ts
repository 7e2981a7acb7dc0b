import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { acknowledgeCase } from '../../src/operations/acknowledge-case.ts'
import { amendSession } from '../../src/operations/amend-session.ts'
import { erasePatient } from '../../src/operations/erase-patient.ts'
import { exportPatient } from '../../src/operations/export-patient.ts'
import { inviteCaregiver } from '../../src/operations/invite-caregiver.ts'
import { listAudit } from '../../src/operations/list-audit.ts'
import { listCheckIns } from '../../src/operations/list-check-ins.ts'
import { listPatients } from '../../src/operations/list-patients.ts'
import { recordSession } from '../../src/operations/record-session.ts'
import { resolveCase } from '../../src/operations/resolve-case.ts'
import { showDuty } from '../../src/operations/show-duty.ts'
import { showPatient } from '../../src/operations/show-patient.ts'
import { startCourse } from '../../src/operations/start-course.ts'
import { submitCheckIn } from '../../src/operations/submit-check-in.ts'
import { ask } from '../../src/storage/connect.ts'
import { ok } from '../support/clinic.ts'
import { freshClinics } from '../support/fresh-clinics.ts'
import { PINK } from '../support/said.ts'

const here = freshClinics()

describe('amend-session', () => {
  // a review: one check-in that could not be read kept its session from being put right
  test('a check-in that cannot be judged again: the session is put right, and somebody looks', async () => {
    const { patientId, sessionId, asked } = await here.clinic.patientAfter(20)
    const id = randomUUID()
    ok(await submitCheckIn({ id, patientId, ...PINK }, asked))
    await ask(here.database.target, `update anagen.check_in set content = 'noise' where id = '${id}'`)
    const endedAt = '2026-11-19T13:30:00Z'
    const change = { sessionId, version: 1, endedAt, reason: 'an hour later' }
    expect(ok(await amendSession(change, here.clinic.nurse))).toMatchObject({
      version: 2,
      rejudged: [{ checkInId: id, from: 'expected', to: 'contact' }],
    })
    expect(ok(await showPatient({ patientId }, here.clinic.nurse))).toMatchObject({
      sessions: [{ endedAt }],
      cases: [{ checkInId: id, cause: 'session-amended', level: 'contact', state: 'open' }],
    })
  })

  test('the session was ten days earlier: what was expected is not, and somebody must look', async () => {
    const { patientId, sessionId, asked } = await here.clinic.patientAfter(20)
    const { id, level } = ok(await submitCheckIn({ id: randomUUID(), patientId, ...PINK }, asked))
    expect(level).toBe('expected')
    const amended = ok(
      await amendSession(
        { sessionId, version: 1, endedAt: '2026-11-09T10:00:00Z', reason: 'wrong day' },
        here.clinic.nurse,
      ),
    )
    expect(amended).toMatchObject({ version: 2, rejudged: [{ checkInId: id, from: 'expected', to: 'contact' }] })
    const [shown] = ok(await listCheckIns({ patientId }, here.clinic.nurse)).items
    expect(shown).toMatchObject({
      level: 'expected',
      verdicts: [
        { cause: 'check-in', verdict: { level: 'expected' } },
        { cause: 'session-amended', verdict: { level: 'contact' } },
      ],
    })
    expect(ok(await showPatient({ patientId }, here.clinic.nurse)).cases).toMatchObject([
      { checkInId: id, cause: 'session-amended', level: 'contact', state: 'open' },
    ])
  })

  test('a calmer verdict afterwards closes nothing', async () => {
    const { patientId, sessionId, asked } = await here.clinic.patientAfter(240)
    const { caseId } = ok(await submitCheckIn({ id: randomUUID(), patientId, ...PINK }, asked))
    const amended = ok(
      await amendSession(
        { sessionId, version: 1, endedAt: '2026-11-19T14:30:00Z', reason: 'wrong day' },
        here.clinic.nurse,
      ),
    )
    expect(amended.rejudged).toMatchObject([{ from: 'contact', to: 'expected' }])
    expect(ok(await showPatient({ patientId }, here.clinic.nurse)).cases).toMatchObject([
      { caseId, state: 'open', level: 'contact' },
    ])
  })

  test('two who change it at once: the second is told to look first', async () => {
    const { sessionId } = await here.clinic.patientAfter(20)
    ok(await amendSession({ sessionId, version: 1, areas: ['crown'], reason: 'forgotten' }, here.clinic.nurse))
    expect(
      await amendSession({ sessionId, version: 1, areas: ['hairline'], reason: 'x' }, here.clinic.nurse),
    ).toMatchObject({ refused: 'session-changed' })
    expect(
      await amendSession({ sessionId, version: 2, endedAt: '2027-01-01T00:00:00Z', reason: 'x' }, here.clinic.nurse),
    ).toMatchObject({ refused: 'in-the-future' })
  })
})

test('with keep: false an amendment says which check-ins would be judged differently, and changes nothing', async () => {
  const { patientId, sessionId, asked } = await here.clinic.patientAfter(20)
  const { id } = ok(await submitCheckIn({ id: randomUUID(), patientId, ...PINK }, asked))
  const change = { sessionId, version: 1, endedAt: '2026-11-09T10:00:00Z', reason: 'wrong day' }
  const state = () =>
    ask(
      here.database.target,
      `select (select md5(string_agg(s::text, '|' order by s::text)) from anagen.session s where patient_id = '${patientId}') as sessions,
         (select count(*)::int from anagen.verdict where patient_id = '${patientId}') as verdicts,
         (select count(*)::int from anagen.clinical_case where patient_id = '${patientId}') as cases`,
    )
  const before = await state()
  const preview = ok(await amendSession({ ...change, keep: false }, here.clinic.nurse))
  expect(preview.rejudged).toMatchObject([{ checkInId: id, from: 'expected' }])
  expect(await state()).toEqual(before)
  expect(ok(await amendSession(change, here.clinic.nurse))).toEqual(preview)
  const rows = await ask(
    here.database.target,
    `select action from anagen.audit where subject_id = '${sessionId}' order by at, id`,
  )
  expect(rows.map(({ action }) => action)).toEqual(['record-session', 'preview-amendment', 'amend-session'])
})

describe('export and erase', () => {
  test('the export holds what was said; after erasing, nobody can read anything', async () => {
    const { patientId, asked } = await here.clinic.patientAfter(20)
    ok(await inviteCaregiver({ patientId, name: 'Cara', email: 'cara@example.org' }, asked))
    const { caseId } = ok(
      await submitCheckIn({ id: randomUUID(), patientId, say: 'I cannot see with my left eye' }, asked),
    )
    const exported = ok(await exportPatient({ patientId }, asked))
    expect(JSON.stringify(exported)).toContain('I cannot see with my left eye')
    expect(exported).toMatchObject({ patient: { name: 'Synthetic Pat' }, caregivers: [{ name: 'Cara' }] })
    expect(await erasePatient({ patientId }, here.clinic.owner)).toMatchObject({ refused: 'patient-has-open-cases' })
    expect(await erasePatient({ patientId }, here.clinic.nurse)).toMatchObject({ refused: 'not-allowed' })
    ok(await acknowledgeCase({ caseId: String(caseId) }, here.clinic.nurse))
    ok(await resolveCase({ caseId: String(caseId), outcome: 'seen' }, here.clinic.nurse))
    ok(await erasePatient({ patientId }, here.clinic.owner))
    for (const operation of [exportPatient, showPatient, listCheckIns])
      expect(await operation({ patientId }, here.clinic.owner)).toMatchObject({ refused: 'patient-erased' })
    expect(await submitCheckIn({ id: randomUUID(), patientId, ...PINK }, asked)).toMatchObject({
      refused: 'patient-erased',
    })
    expect(
      await ask(here.database.target, `select * from anagen.patient_key where patient_id = '${patientId}'`),
    ).toEqual([])
    expect(ok(await listPatients({}, here.clinic.nurse)).items).toMatchObject([
      { patientId, name: '(erased)', erased: true },
    ])
  })

  test('a patient reads who looked at their record', async () => {
    const { patientId, asked } = await here.clinic.patientAfter(20)
    ok(await showPatient({ patientId }, here.clinic.nurse))
    const { items } = ok(await listAudit({ patientId }, asked))
    expect(items).toContainEqual(expect.objectContaining({ action: 'show-patient', actorName: 'Nia Nurse' }))
  })
})

describe('sessions and courses', () => {
  test('refusals', async () => {
    const { patientId, courseId } = await here.clinic.patientAfter(20)
    expect(await startCourse({ patientId, treatment: 'magic' }, here.clinic.nurse)).toMatchObject({
      refused: 'unknown-treatment',
    })
    expect(
      await recordSession({ patientId, courseId: randomUUID(), endedAt: '2026-11-20T09:00:00Z' }, here.clinic.nurse),
    ).toMatchObject({ refused: 'course-not-found' })
    expect(
      await recordSession({ patientId, courseId, endedAt: '2027-11-20T09:00:00Z' }, here.clinic.nurse),
    ).toMatchObject({
      refused: 'in-the-future',
    })
    expect(
      await recordSession(
        { patientId, courseId, endedAt: '2026-11-20T09:00:00Z', operatorId: randomUUID() },
        here.clinic.nurse,
      ),
    ).toMatchObject({ refused: 'staff-not-found' })
  })

  // a review: windows of a medicine count from the first dose, and each session recorded there began them anew
  test('what is used at home has no sessions, what is done in sessions no first dose; nothing is stored', async () => {
    const { patientId } = await here.clinic.patientAfter(20)
    const { nurse } = here.clinic
    const endedAt = '2026-11-20T09:00:00Z'
    const { courseId } = ok(
      await startCourse({ patientId, treatment: 'minoxidil-topical', firstDoseAt: '2026-11-01T09:00:00Z' }, nurse),
    )
    const before = ok(await showPatient({ patientId }, nurse))
    expect(await recordSession({ patientId, courseId, endedAt }, nurse)).toMatchObject({
      refused: 'used-at-home',
      detail: expect.stringContaining('firstDoseAt'),
    })
    expect(await startCourse({ patientId, treatment: 'prp', firstDoseAt: endedAt }, nurse)).toMatchObject({
      refused: 'done-in-sessions',
      detail: expect.stringContaining('without firstDoseAt'),
    })
    expect(ok(await showPatient({ patientId }, nurse))).toEqual(before)
  })

  test('lots are kept with the session; the same batch is one lot', async () => {
    const { patientId, courseId } = await here.clinic.patientAfter(20)
    const lots = [{ product: 'PRP kit', batch: 'B1', expiresOn: '2027-01-01' }]
    for (const endedAt of ['2026-11-20T09:00:00Z', '2026-11-20T09:30:00Z'])
      ok(await recordSession({ patientId, courseId, endedAt, lots }, here.clinic.nurse))
    expect(
      await ask(
        here.database.target,
        `select count(distinct lot_id)::int as lots, count(*)::int as uses from anagen.session_lot where patient_id = '${patientId}'`,
      ),
    ).toEqual([{ lots: 1, uses: 2 }])
  })

  test('a patient reads who will look before sending', async () => {
    const { asked } = await here.clinic.patientAfter(20)
    expect(ok(await showDuty({}, asked))).toMatchObject({
      urgent: { look: { name: 'Nia Nurse', by: '2026-11-20T12:30:00Z' } },
    })
  })
})
