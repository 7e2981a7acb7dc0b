import { z } from 'zod'
import { nextCheckIn } from '../jobs/check-in-plan.ts'
import { loadPlan } from '../jobs/load-plan.ts'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { id } from '../records/fields.ts'
import { openPatient } from '../records/open-patient.ts'

/** When the patient is asked next, from what holds at this moment: reminders come from the same plan. */
export const showNextCheckIn = operation(
  {
    name: 'show-next-check-in',
    summary: 'When the patient is asked next',
    who: ['patient', 'caregiver', 'nurse', 'clinician', 'owner', 'assistant', 'auditor'],
    scope: 'read',
    input: z.strictObject({ patientId: id }),
    result: z.object({
      next: z
        .object({ dueAt: z.string(), missedAt: z.string().describe('from here on somebody of the clinic asks') })
        .nullable()
        .describe('null: nobody waits for one'),
    }),
    refusals: ['patient-not-found', 'patient-erased'],
  },
  async ({ patientId }, asked) =>
    asked.database.within(scopeOf(asked.actor), async (tx) => {
      await openPatient(tx, asked, patientId)
      const due = nextCheckIn(await loadPlan(tx, patientId), asked.knowledge, asked.now())
      return { next: due && { dueAt: due.dueAt.toString(), missedAt: due.missedAt.toString() } }
    }),
)
