import { z } from 'zod'
import { assertNotOver, lockRota } from '../duty/change-rota.ts'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { audit } from '../records/audit.ts'
import { id } from '../records/fields.ts'

/** Takes a shift that is not over off the rota. Cases keep their owners. */
export const removeShift = operation(
  {
    name: 'remove-shift',
    summary: 'Takes a shift off the rota',
    who: ['owner', 'clinician'],
    scope: 'write',
    input: z.strictObject({ shiftId: id }),
    result: z.object({ shiftId: z.string() }),
    refusals: ['not-found', 'shift-over'],
  },
  async ({ shiftId }, asked) =>
    asked.database.within(scopeOf(asked.actor), async (tx) => {
      await lockRota(tx)
      await assertNotOver(tx, shiftId, asked.now())
      await tx.db.deleteFrom('rota_shift').where('id', '=', shiftId).execute()
      await audit(tx, asked, { action: 'remove-shift', subjectKind: 'shift', subjectId: shiftId })
      return { shiftId }
    }),
)
