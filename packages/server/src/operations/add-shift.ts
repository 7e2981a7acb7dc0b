import { z } from 'zod'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { refusal } from '../operation/refusal.ts'
import { audit } from '../records/audit.ts'
import { isMissingReference } from '../records/conflict.ts'
import { id, instant } from '../records/fields.ts'

/** Puts somebody on the rota. Whoever has place 1 looks first; the next place is asked when a case is not acknowledged in time. */
export const addShift = operation(
  {
    name: 'add-shift',
    summary: 'Puts somebody on the rota',
    who: ['owner', 'clinician'],
    scope: 'write',
    input: z
      .strictObject({
        staffId: id,
        startsAt: instant,
        endsAt: instant,
        place: z.number().int().min(1).max(20).default(1),
      })
      .refine(({ startsAt, endsAt }) => Date.parse(startsAt) < Date.parse(endsAt), {
        path: ['endsAt'],
        error: 'is not after startsAt',
      }),
    result: z.object({ shiftId: z.string() }),
    refusals: ['staff-not-found'],
  },
  async ({ staffId, startsAt, endsAt, place }, asked) => {
    const shiftId = asked.newId()
    try {
      await asked.database.within(scopeOf(asked.actor), async (tx) => {
        await tx.db
          .insertInto('rota_shift')
          .values({
            clinic_id: asked.actor.clinicId,
            id: shiftId,
            staff_id: staffId,
            starts_at: startsAt,
            ends_at: endsAt,
            place,
          })
          .execute()
        await audit(tx, asked, { action: 'add-shift', subjectKind: 'shift', subjectId: shiftId })
      })
    } catch (error) {
      if (isMissingReference(error))
        return refusal('staff-not-found', 'Nobody of this clinic has this id. Invite them first.')
      throw error
    }
    return { shiftId }
  },
)
