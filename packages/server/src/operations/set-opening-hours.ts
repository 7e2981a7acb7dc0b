import { z } from 'zod'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { audit } from '../records/audit.ts'
import { day, line } from '../records/fields.ts'
import { openingShape } from './create-clinic.ts'

/** Says when the clinic is open, and on which days it is closed: what "within one working day" counts. */
export const setOpeningHours = operation(
  {
    name: 'set-opening-hours',
    summary: 'Says when the clinic is open',
    who: ['owner'],
    scope: 'admin',
    input: z.strictObject({
      opening: openingShape,
      closures: z
        .array(z.strictObject({ day, name: line(100) }))
        .max(500)
        .default([]),
    }),
    result: z.object({ opening: openingShape, closures: z.array(z.object({ day: z.string(), name: z.string() })) }),
    refusals: [],
  },
  async ({ opening, closures }, asked) =>
    asked.database.within(scopeOf(asked.actor), async (tx) => {
      const own = { clinic_id: asked.actor.clinicId }
      const days = new Map(closures.map((closed) => [closed.day, closed]))
      await tx.db.deleteFrom('opening_hours').execute()
      await tx.db.deleteFrom('closure').execute()
      if (opening.length > 0)
        await tx.db
          .insertInto('opening_hours')
          .values(opening.map((span) => ({ ...own, id: asked.newId(), ...span })))
          .execute()
      if (days.size > 0)
        await tx.db
          .insertInto('closure')
          .values([...days.values()].map((closed) => ({ ...own, ...closed })))
          .execute()
      await audit(tx, asked, { action: 'set-opening-hours', subjectKind: 'clinic', subjectId: asked.actor.clinicId })
      return { opening, closures: [...days.values()] }
    }),
)
