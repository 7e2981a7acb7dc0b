import { z } from 'zod'
import { scopeOf } from '../operation/actor.ts'
import type { Asked } from '../operation/deps.ts'
import { operation } from '../operation/operation.ts'
import { type Refusal, refusal } from '../operation/refusal.ts'
import { audit } from '../records/audit.ts'
import { isUnique } from '../records/conflict.ts'
import { id, instant, line, onceId } from '../records/fields.ts'
import { assertTreatment } from '../records/known-treatment.ts'
import { openPatient } from '../records/open-patient.ts'

/** Plans a series of sessions of one treatment, or the use of a medicine or device at home from its first dose on. */
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
    result: z.object({ courseId: z.string(), regimenId: z.string().nullable() }),
    refusals: ['patient-not-found', 'patient-erased', 'unknown-treatment', 'id-taken'],
  },
  async ({ id: givenId, patientId, treatment, plannedSessions, intervalDays, firstDoseAt }, asked) => {
    const { actor, newId } = asked
    const courseId = givenId ?? newId()
    const regimenId = firstDoseAt === undefined ? null : newId()
    const own = { clinic_id: actor.clinicId, patient_id: patientId }
    const start = () =>
      asked.database.within(scopeOf(actor), async (tx) => {
        assertTreatment(treatment, asked.knowledge)
        await openPatient(tx, asked, patientId)
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
      })
    try {
      await start()
    } catch (error) {
      if (isUnique(error) && givenId !== undefined) return startedBefore(asked, givenId, patientId, treatment)
      throw error
    }
    return { courseId, regimenId }
  },
)

/** The same course, started twice: pressed twice, or sent again after what followed it was refused. */
const startedBefore = async (
  asked: Asked,
  courseId: string,
  patientId: string,
  treatment: string,
): Promise<{ courseId: string; regimenId: string | null } | Refusal> => {
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
    ? { courseId, regimenId: before.regimenId }
    : refusal('id-taken', 'Make a new random id for this course and send it again.')
}
