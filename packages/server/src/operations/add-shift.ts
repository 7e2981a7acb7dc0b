import { z } from 'zod'
import { AFTER_START, assertFree, endsAfterItStarts, lockRota, shiftFields } from '../duty/change-rota.ts'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { audit } from '../records/audit.ts'

/** Puts somebody on the rota, who is not on it at that time already. */
export const addShift = operation(
  {
    name: 'add-shift',
    summary: 'Puts somebody on the rota',
    who: ['owner', 'clinician'],
    scope: 'write',
    input: z.strictObject(shiftFields).refine(endsAfterItStarts, AFTER_START),
    result: z.object({ shiftId: z.string() }),
    refusals: ['staff-not-found', 'shift-overlaps'],
  },
  async (turn, asked) =>
    asked.database.within(scopeOf(asked.actor), async (tx) => {
      const { staffId, startsAt, endsAt, place } = turn
      await assertFree(tx, await lockRota(tx), turn)
      const shiftId = asked.newId()
      const own = { clinic_id: asked.actor.clinicId, id: shiftId, staff_id: staffId }
      await tx.db
        .insertInto('rota_shift')
        .values({ ...own, starts_at: startsAt, ends_at: endsAt, place })
        .execute()
      await audit(tx, asked, { action: 'add-shift', subjectKind: 'shift', subjectId: shiftId })
      return { shiftId }
    }),
)
