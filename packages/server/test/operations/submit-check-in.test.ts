import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { isRefusal } from '../../src/operation/refusal.ts'
import { recordSession } from '../../src/operations/record-session.ts'
import { startCourse } from '../../src/operations/start-course.ts'
import { submitCheckIn } from '../../src/operations/submit-check-in.ts'
import { ask } from '../../src/storage/connect.ts'
import { ok, START, testClinic } from '../support/clinic.ts'
import { freshClinics } from '../support/fresh-clinics.ts'
import { PINK } from '../support/said.ts'

const here = freshClinics()

const blind = { say: 'I cannot see with my left eye since an hour ago' }
const rowsOf = (table: string, checkIn: string, column: string) =>
  ask(here.database.target, `select * from anagen.${table} where ${column} = '${checkIn}'`)

describe('what is stored', () => {
  test('an expected finding: report, verdict, audit row and outbox row; no case', async () => {
    const { patientId, asked } = await here.clinic.patientAfter(20)
    const id = randomUUID()
    const reply = ok(await submitCheckIn({ id, patientId, ...PINK }, asked))
    expect(reply).toMatchObject({
      id,
      level: 'expected',
      caseId: null,
      care: { look: null, clinicPhone: '020 7946 0000' },
    })
    expect(reply.verdict.findings[0]).toMatchObject({ rule: 'inside-window', treatment: 'prp' })
    expect(await rowsOf('check_in', id, 'id')).toHaveLength(1)
    expect(await rowsOf('verdict', id, 'check_in_id')).toMatchObject([
      { level: 'expected', cause: 'check-in', knowledge_digest: here.world.deps.knowledge.digest },
    ])
    expect(await rowsOf('audit', id, 'subject_id')).toMatchObject([
      { action: 'submit-check-in', actor_kind: 'patient', patient_id: patientId },
    ])
    expect(await rowsOf('outbox', id, 'subject_id')).toMatchObject([{ kind: 'check-in-stored' }])
    expect(await rowsOf('clinical_case', id, 'check_in_id')).toEqual([])
  })

  test('a red flag: a case for who is on duty, due in a quarter of an hour, with the emergency line', async () => {
    const { patientId, asked } = await here.clinic.patientAfter(20)
    const id = randomUUID()
    const reply = ok(await submitCheckIn({ id, patientId, ...blind }, asked))
    expect(reply).toMatchObject({
      level: 'emergency',
      care: { look: { name: 'Nia Nurse', onDuty: true, by: '2026-11-20T10:45:00Z' } },
    })
    expect(reply.care.call.emergency.map(({ number }) => number)).toContain('999')
    const [found] = await rowsOf('clinical_case', id, 'check_in_id')
    expect(found).toMatchObject({ id: reply.caseId, level: 'emergency', state: 'open', owner_id: here.clinic.nurseId })
    expect(await rowsOf('case_event', String(reply.caseId), 'case_id')).toMatchObject([{ kind: 'opened' }])
    expect(await rowsOf('outbox', String(reply.caseId), 'subject_id')).toMatchObject([{ kind: 'case-opened' }])
  })

  // a review: one bad row kept a patient from saying anything for sixty days
  test('an earlier check-in that cannot be read: what is said now is judged and stored, and somebody looks', async () => {
    const { patientId, asked } = await here.clinic.patientAfter(20)
    const earlier = randomUUID()
    ok(await submitCheckIn({ id: earlier, patientId, ...PINK }, asked))
    await ask(here.database.target, `update anagen.check_in set signs = 'noise' where id = '${earlier}'`)
    const errors: unknown[] = []
    const told = { ...asked, onError: (_: string, error: unknown) => errors.push(error) }
    const reply = ok(await submitCheckIn({ id: randomUUID(), patientId, ...PINK }, told))
    expect(reply.level).toBe('contact')
    expect(reply.verdict.notUnderstood).toEqual(['an earlier check-in, which cannot be read any more'])
    expect(errors).toMatchObject([{ name: 'Unreadable' }])
    expect(ok(await submitCheckIn({ id: randomUUID(), patientId, ...blind }, told)).level).toBe('emergency')
  })

  // a review: the fifty newest sessions alone counted
  test('sixty sessions after a transplant, the transplant still counts', async () => {
    const { patientId, asked } = await here.clinic.patientAfter(240, 'fue')
    const { courseId } = ok(await startCourse({ patientId, treatment: 'microneedling' }, here.clinic.nurse))
    for (let hours = 61; hours > 1; hours--) {
      const endedAt = here.world.deps.now().subtract({ hours }).toString()
      ok(await recordSession({ patientId, courseId, endedAt }, here.clinic.nurse))
    }
    const { verdict } = ok(await submitCheckIn({ id: randomUUID(), patientId, ...PINK }, asked))
    expect(verdict.findings.map(({ treatment }) => treatment)).toContain('fue')
  })

  test('an answer about a sign that nobody knows is no answer: not understood, and somebody looks', async () => {
    const { patientId, asked } = await here.clinic.patientAfter(20)
    const said = { ...PINK, answers: [{ sign: 'glowing', grade: 1 as const }] }
    const reply = ok(await submitCheckIn({ id: randomUUID(), patientId, ...said }, asked))
    expect(reply.level).toBe('contact')
    expect(reply.caseId).not.toBeNull()
    expect(reply.verdict.notUnderstood).toEqual(['glowing'])
  })

  test('nothing that was said lies readable in the database', async () => {
    const { patientId, asked } = await here.clinic.patientAfter(20)
    ok(await submitCheckIn({ id: randomUUID(), patientId, say: 'UNMISTAKABLE pus', ...PINK }, asked))
    const tables = await ask(
      here.database.target,
      "select relname from pg_class where relnamespace = 'anagen'::regnamespace and relkind = 'r'",
    )
    for (const { relname } of tables) {
      const [found] = await ask(
        here.database.target,
        `select count(*) as n from anagen.${relname} t where t::text like '%UNMISTAKABLE%' or t::text like '%Synthetic%' or t::text like '%${Buffer.from('UNMISTAKABLE').toString('hex')}%'`,
      )
      expect(found, String(relname)).toEqual({ n: '0' })
    }
  })
})

describe('sent twice', () => {
  test('stored once, with the same answer', async () => {
    const { patientId, asked } = await here.clinic.patientAfter(20)
    const checkIn = { id: randomUUID(), patientId, ...blind }
    const first = ok(await submitCheckIn(checkIn, asked))
    here.world.turn('PT3H')
    expect(ok(await submitCheckIn(checkIn, asked))).toEqual(first)
    expect(await rowsOf('clinical_case', checkIn.id, 'check_in_id')).toHaveLength(1)
    expect(await rowsOf('verdict', checkIn.id, 'check_in_id')).toHaveLength(1)
  })

  test('ten times at once: stored once, ten equal answers', async () => {
    const { patientId, asked } = await here.clinic.patientAfter(20)
    const checkIn = { id: randomUUID(), patientId, ...blind }
    const replies = await Promise.all(Array.from({ length: 10 }, () => submitCheckIn(checkIn, asked)))
    for (const reply of replies) expect(ok(reply)).toEqual(replies[0])
    expect(await rowsOf('check_in', checkIn.id, 'id')).toHaveLength(1)
    expect(await rowsOf('clinical_case', checkIn.id, 'check_in_id')).toHaveLength(1)
  })

  test('with the same id but other words it is refused, and the first one stays', async () => {
    const { patientId, asked } = await here.clinic.patientAfter(20)
    const id = randomUUID()
    ok(await submitCheckIn({ id, patientId, ...PINK }, asked))
    expect(await submitCheckIn({ id, patientId, ...blind }, asked)).toMatchObject({ refused: 'check-in-differs' })
    expect(await rowsOf('check_in', id, 'id')).toMatchObject([{ level: 'expected' }])
  })

  test("the id of another patient's check-in tells nothing about it", async () => {
    const one = await here.clinic.patientAfter(20)
    const other = await here.clinic.patientAfter(20)
    const id = randomUUID()
    ok(await submitCheckIn({ id, patientId: one.patientId, ...PINK }, one.asked))
    expect(await submitCheckIn({ id, patientId: other.patientId, ...PINK }, other.asked)).toMatchObject({
      refused: 'id-taken',
    })
  })

  test('the same id in another clinic is another check-in', async () => {
    const elsewhere = await testClinic(here.world.deps)
    const id = randomUUID()
    for (const place of [here.clinic, elsewhere]) {
      const { patientId, asked } = await place.patientAfter(20)
      expect(ok(await submitCheckIn({ id, patientId, ...PINK }, asked)).level).toBe('expected')
    }
  })
})

describe('who looks, and when nobody does', () => {
  test('at night with nobody on duty: the owner has it, until when, and whom to call', async () => {
    const { patientId, asked } = await here.clinic.patientAfter(20)
    here.world.turn('2026-11-21T02:00:00Z')
    const { care } = ok(await submitCheckIn({ id: randomUUID(), patientId, ...blind }, asked))
    expect(care.look).toMatchObject({ name: 'Olu Owner', onDuty: false, nobodyOnDutyUntil: '2026-11-23T09:00:00Z' })
    expect(care.call.emergency.length).toBeGreaterThan(0)
  })
})

describe('what is judged', () => {
  test('with nothing recorded, it is never calm', async () => {
    const { patientId, asked } = await here.clinic.patientAfter(20)
    await ask(here.database.target, `update anagen.session set voided_at = now() where patient_id = '${patientId}'`)
    expect(ok(await submitCheckIn({ id: randomUUID(), patientId, ...PINK }, asked)).level).toBe('contact')
  })

  test('what somebody has (on their record) counts without being said again', async () => {
    const { patientId, asked } = await here.clinic.patientAfter(20)
    const without = ok(await submitCheckIn({ id: randomUUID(), patientId, temperatureC: 38.2, ...PINK }, asked))
    expect(['contact', 'urgent', 'emergency']).toContain(without.level)
  })

  test('a report that waited on the way is judged for then and for now: the more serious counts', async () => {
    const { patientId, asked } = await here.clinic.patientAfter(20)
    const writtenAt = here.world.deps.now().toString()
    here.world.turn('PT240H')
    const late = ok(await submitCheckIn({ id: randomUUID(), patientId, writtenAt, ...PINK }, asked))
    const atOnce = ok(await submitCheckIn({ id: randomUUID(), patientId, ...PINK }, asked))
    expect(late.level).toBe(atOnce.level)
    expect(late.level).not.toBe('expected')
    expect(await rowsOf('check_in', late.id, 'id')).toMatchObject([{ written_at: new Date(writtenAt) }])
  })

  test('a clock that runs ahead is not believed', async () => {
    const { patientId, asked } = await here.clinic.patientAfter(20)
    const reply = ok(
      await submitCheckIn({ id: randomUUID(), patientId, writtenAt: '2030-01-01T00:00:00Z', ...PINK }, asked),
    )
    expect(await rowsOf('check_in', reply.id, 'id')).toMatchObject([{ written_at: new Date(START) }])
  })

  test('a correction keeps both', async () => {
    const { patientId, asked } = await here.clinic.patientAfter(20)
    const first = ok(await submitCheckIn({ id: randomUUID(), patientId, ...PINK }, asked))
    const second = ok(await submitCheckIn({ id: randomUUID(), patientId, corrects: first.id, ...blind }, asked))
    expect(second.level).toBe('emergency')
    expect(await rowsOf('check_in', patientId, 'patient_id')).toHaveLength(2)
    expect(await submitCheckIn({ id: randomUUID(), patientId, corrects: randomUUID(), ...PINK }, asked)).toMatchObject({
      refused: 'check-in-not-found',
    })
  })
})

describe('refused', () => {
  test.each([
    [{ temperatureC: 99 }, 'report-unreadable'],
    [{ signs: [{ sign: 'redness', grade: 5 }] }, 'invalid-input'],
    [{ signs: [{ sign: 'rednes' }] }, 'report-unreadable'],
    [{ patientId: 'me' }, 'invalid-input'],
    [{ writtenAt: 'yesterday' }, 'invalid-input'],
    [{ unknown: 1 }, 'invalid-input'],
  ])('%j', async (wrong, refused) => {
    const { patientId, asked } = await here.clinic.patientAfter(20)
    const id = randomUUID()
    const answer = await submitCheckIn({ id, patientId, ...PINK, ...wrong } as never, asked)
    expect(isRefusal(answer)).toBe(true)
    expect(answer).toMatchObject({ refused })
    expect(await rowsOf('check_in', id, 'id')).toEqual([])
  })

  test('a patient for another patient', async () => {
    const one = await here.clinic.patientAfter(20)
    const other = await here.clinic.patientAfter(20)
    expect(await submitCheckIn({ id: randomUUID(), patientId: other.patientId, ...PINK }, one.asked)).toMatchObject({
      refused: 'patient-not-found',
    })
  })

  test('staff of another clinic', async () => {
    const elsewhere = await testClinic(here.world.deps)
    const { patientId } = await here.clinic.patientAfter(20)
    expect(await submitCheckIn({ id: randomUUID(), patientId, ...PINK }, elsewhere.nurse)).toMatchObject({
      refused: 'patient-not-found',
    })
  })
})
