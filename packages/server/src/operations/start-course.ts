import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Rejudged } from '../check-in/rejudge.ts'
import { rejudgedShape, rejudgeSince } from '../check-in/rejudge-since.ts'
import { scopeOf } from '../operation/actor.ts'
import type { Asked } from '../operation/deps.ts'
import { operation } from '../operation/operation.ts'
import { type Refusal, refusal } from '../operation/refusal.ts'
import { audit } from '../records/audit.ts'
import { isUnique } from '../records/conflict.ts'
import { id, instant, line, onceId } from '../records/fields.ts'
import { assertTreatment, assertUsedAtHome } from '../records/known-treatment.ts'
import { openPatient } from '../records/open-patient.ts'

/**
 * Plans a series of sessions of one treatment, or the use of a medicine or device at home from its first dose on. Check-ins since that dose were judged as
 * of somebody who did not use it: they are judged again.
 */
export const startCourse = operation(
  {
    name: 'start-course',
    summary: 'Starts a course of one treatment',
    who: ['owner', 'clinician', 'nurse'],
    scope: 'write',
    input: z.strictObject({
      id: onceId,
      patientId: id,
      treatment: line(60),
      plannedSessions: z.number().int().min(1).max(100).nullable().default(null),
      intervalDays: z.number().int().min(1).max(1000).nullable().default(null),
      firstDoseAt: instant.optional().describe('for a medicine or device used at home'),
    }),
    result: z.object({
      courseId: z.string(),
      regimenId: z.string().nullable(),
      rejudged: z.array(rejudgedShape).readonly(),
    }),
    refusals: [
      'patient-not-found',
      'patient-erased',
      'unknown-treatment',
      'done-in-sessions',
      'in-the-future',
      'id-taken',
    ],
  },
  async ({ id: givenId, patientId, treatment, plannedSessions, intervalDays, firstDoseAt }, asked) => {
    const { actor, newId } = asked
    const firstDose = firstDoseAt === undefined ? null : Temporal.Instant.from(firstDoseAt)
    if (firstDose !== null && Temporal.Instant.compare(firstDose, asked.now()) > 0)
      return refusal('in-the-future', 'Write it down once the first dose was taken; until then it is not used.')
    const courseId = givenId ?? newId()
    const regimenId = firstDose === null ? null : newId()
    const own = { clinic_id: actor.clinicId, patient_id: patientId }
    const start = (): Promise<readonly Rejudged[]> =>
      asked.database.within(scopeOf(actor), async (tx) => {
        assertTreatment(treatment, asked.knowledge)
        if (firstDose !== null) assertUsedAtHome(treatment, asked.knowledge)
        const patient = await openPatient(tx, asked, patientId)
        await tx.db
          .insertInto('course')
          .values({
            ...own,
            id: courseId,
            treatment,
            planned_sessions: plannedSessions,
            interval_days: intervalDays,
            created_at: asked.now().toString(),
          })
          .execute()
        if (regimenId && firstDoseAt)
          await tx.db
            .insertInto('regimen')
            .values({ ...own, id: regimenId, course_id: courseId, treatment, first_dose_at: firstDoseAt })
            .execute()
        await audit(tx, asked, {
          action: 'start-course',
          subjectKind: 'course',
          subjectId: courseId,
          patientId,
          detail: { treatment },
        })
        return firstDose === null ? [] : rejudgeSince(tx, asked, patient, firstDose)
      })
    try {
      const rejudged = await start()
      if (rejudged.length > 0) asked.wake()
      return { courseId, regimenId, rejudged }
    } catch (error) {
      if (isUnique(error) && givenId !== undefined) return startedBefore(asked, givenId, patientId, treatment)
      throw error
    }
  },
)

interface Started {
  readonly courseId: string
  readonly regimenId: string | null
  readonly rejudged: readonly Rejudged[]
}

/** The same course, started twice: pressed twice, or sent again after what followed it was refused. */
const startedBefore = async (
  asked: Asked,
  courseId: string,
  patientId: string,
  treatment: string,
): Promise<Started | Refusal> => {
  const before = await asked.database.within(scopeOf(asked.actor), ({ db }) =>
    db
      .selectFrom('course as c')
      .leftJoin('regimen as r', (join) =>
        join.onRef('r.clinic_id', '=', 'c.clinic_id').onRef('r.course_id', '=', 'c.id'),
      )
      .select('r.id as regimenId')
      .where('c.id', '=', courseId)
      .where('c.patient_id', '=', patientId)
      .where('c.treatment', '=', treatment)
      .executeTakeFirst(),
  )
  return before
    ? { courseId, regimenId: before.regimenId, rejudged: [] }
    : refusal('id-taken', 'Make a new random id for this course and send it again.')
}
