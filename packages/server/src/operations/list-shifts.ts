import { z } from 'zod'
import { instantAt } from '../database/statement.ts'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { instant } from '../records/fields.ts'

const MOST = 500

/** The rota between two instants. */
export const listShifts = operation(
  {
    name: 'list-shifts',
    summary: 'The rota between two instants',
    who: ['nurse', 'clinician', 'owner', 'assistant', 'auditor'],
    scope: 'read',
    input: z.strictObject({ from: instant, until: instant }),
    result: z.object({
      items: z
        .array(
          z.object({
            shiftId: z.string(),
            staffId: z.string(),
            name: z.string(),
            startsAt: z.string(),
            endsAt: z.string(),
            place: z.number(),
          }),
        )
        .readonly(),
    }),
    refusals: [],
  },
  async ({ from, until }, asked) =>
    asked.database.within(scopeOf(asked.actor), async ({ db }) => {
      const rows = await db
        .selectFrom('rota_shift as r')
        .innerJoin('staff as s', (join) =>
          join.onRef('s.clinic_id', '=', 'r.clinic_id').onRef('s.id', '=', 'r.staff_id'),
        )
        .select(['r.id', 'r.staff_id', 's.name', 'r.starts_at', 'r.ends_at', 'r.place'])
        .where('r.ends_at', '>', instantAt(from))
        .where('r.starts_at', '<', instantAt(until))
        .orderBy('r.starts_at')
        .orderBy('r.place')
        .limit(MOST)
        .execute()
      return {
        items: rows.map((row) => ({
          shiftId: row.id,
          staffId: row.staff_id,
          name: row.name,
          startsAt: row.starts_at.toString(),
          endsAt: row.ends_at.toString(),
          place: row.place,
        })),
      }
    }),
)
