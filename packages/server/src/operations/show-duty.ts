import { z } from 'zod'
import { careFor, careShape } from '../duty/care.ts'
import { loadRota } from '../duty/load-rota.ts'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'

/** Who will look and by when, for each level: what a patient reads before sending. */
export const showDuty = operation(
  {
    name: 'show-duty',
    summary: 'Who will look and by when, before anything is sent',
    who: ['patient', 'caregiver', 'nurse', 'clinician', 'owner', 'assistant', 'auditor'],
    scope: 'read',
    input: z.strictObject({}),
    result: z.object({ contact: careShape, urgent: careShape, emergency: careShape }),
    refusals: ['clinic-not-found'],
  },
  async (_, asked) =>
    asked.database.within(scopeOf(asked.actor), async (tx) => {
      const now = asked.now()
      const rota = await loadRota(tx, now)
      return {
        contact: careFor('contact', now, rota, asked.knowledge),
        urgent: careFor('urgent', now, rota, asked.knowledge),
        emergency: careFor('emergency', now, rota, asked.knowledge),
      }
    }),
)
