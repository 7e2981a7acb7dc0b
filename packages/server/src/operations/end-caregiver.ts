import { z } from 'zod'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { orRefuse } from '../operation/refusal.ts'
import { audit } from '../records/audit.ts'
import { id } from '../records/fields.ts'
import { enqueue } from '../records/outbox.ts'

/** Ends what a caregiver may see and do: at their next request they are refused. */
export const endCaregiver = operation(
  {
    name: 'end-caregiver',
    summary: 'Ends what a caregiver may see and do',
    who: ['patient', 'nurse', 'clinician', 'owner'],
    scope: 'write',
    input: z.strictObject({ caregiverId: id }),
    result: z.object({ caregiverId: z.string(), until: z.string() }),
    refusals: ['not-found', 'already-done'],
  },
  async ({ caregiverId }, asked) =>
    asked.database.within(scopeOf(asked.actor), async (tx) => {
      const until = asked.now().toString()
      const found = orRefuse(
        await tx.db
          .selectFrom('caregiver')
          .select(['patient_id', 'until'])
          .where('id', '=', caregiverId)
          .forUpdate()
          .executeTakeFirst(),
        'not-found',
        'There is no such caregiver here.',
      )
      orRefuse(found.until === null ? found : null, 'already-done', 'Their access has ended already.')
      await tx.db.updateTable('caregiver').set({ until }).where('id', '=', caregiverId).execute()
      await audit(tx, asked, {
        action: 'end-caregiver',
        subjectKind: 'caregiver',
        subjectId: caregiverId,
        patientId: found.patient_id,
      })
      await enqueue(tx, asked, { kind: 'caregiver-ended', subjectId: caregiverId, patientId: found.patient_id })
      return { caregiverId, until }
    }),
)
