import { z } from 'zod'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { audit } from '../records/audit.ts'
import { id, instant, line } from '../records/fields.ts'
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
      patientId: id,
      treatment: line(60),
      plannedSessions: z.number().int().min(1).max(100).nullable().default(null),
      intervalDays: z.number().int().min(1).max(1000).nullable().default(null),
      firstDoseAt: instant.optional().describe('for a medicine or device used at home'),
    }),
    result: z.object({ courseId: z.string(), regimenId: z.string().nullable() }),
    refusals: ['patient-not-found', 'patient-erased', 'unknown-treatment'],
  },
  async ({ patientId, treatment, plannedSessions, intervalDays, firstDoseAt }, asked) => {
    const { actor, newId } = asked
    const courseId = newId()
    const regimenId = firstDoseAt === undefined ? null : newId()
    const own = { clinic_id: actor.clinicId, patient_id: patientId }
    await asked.database.within(scopeOf(actor), async (tx) => {
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
    return { courseId, regimenId }
  },
)
