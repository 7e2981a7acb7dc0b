import { z } from 'zod'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { orRefuse } from '../operation/refusal.ts'
import { audit } from '../records/audit.ts'
import { id } from '../records/fields.ts'

/** Takes a shift off the rota. Cases keep their owners. */
export const removeShift = operation(
  {
    name: 'remove-shift',
    summary: 'Takes a shift off the rota',
    who: ['owner', 'clinician'],
    scope: 'write',
    input: z.strictObject({ shiftId: id }),
    result: z.object({ shiftId: z.string() }),
    refusals: ['not-found'],
  },
  async ({ shiftId }, asked) =>
    asked.database.within(scopeOf(asked.actor), async (tx) => {
      orRefuse(
        await tx.db.deleteFrom('rota_shift').where('id', '=', shiftId).returning('id').executeTakeFirst(),
        'not-found',
        'There is no such shift on the rota.',
      )
      await audit(tx, asked, { action: 'remove-shift', subjectKind: 'shift', subjectId: shiftId })
      return { shiftId }
    }),
)
