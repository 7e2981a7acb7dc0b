import { z } from 'zod'
import {
  AFTER_START,
  assertFree,
  assertNotOver,
  endsAfterItStarts,
  lockRota,
  shiftFields,
} from '../duty/change-rota.ts'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { audit } from '../records/audit.ts'
import { id } from '../records/fields.ts'

/** Changes a shift that is not over: who, when, in which place. Cases keep their owners. */
export const amendShift = operation(
  {
    name: 'amend-shift',
    summary: 'Changes a shift of the rota',
    who: ['owner', 'clinician'],
    scope: 'write',
    input: z.strictObject({ shiftId: id, ...shiftFields }).refine(endsAfterItStarts, AFTER_START),
    result: z.object({ shiftId: z.string() }),
    refusals: ['not-found', 'staff-not-found', 'shift-overlaps', 'shift-over'],
  },
  async ({ shiftId, ...turn }, asked) =>
    asked.database.within(scopeOf(asked.actor), async (tx) => {
      const zone = await lockRota(tx)
      await assertNotOver(tx, shiftId, asked.now())
      await assertFree(tx, zone, turn, shiftId)
      const { staffId, startsAt, endsAt, place } = turn
      await tx.db
        .updateTable('rota_shift')
        .set({ staff_id: staffId, starts_at: startsAt, ends_at: endsAt, place })
        .where('id', '=', shiftId)
        .execute()
      await audit(tx, asked, { action: 'amend-shift', subjectKind: 'shift', subjectId: shiftId })
      return { shiftId }
    }),
)
