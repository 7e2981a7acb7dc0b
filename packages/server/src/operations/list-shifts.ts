import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { instantAt } from '../database/statement.ts'
import { emptyHours } from '../duty/empty-hours.ts'
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
      nobody: z
        .array(z.object({ from: z.string(), until: z.string() }))
        .readonly()
        .describe('when nobody is on duty between the two'),
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
        .select(['r.id', 'r.staff_id', 's.name', 'r.starts_at', 'r.ends_at', 'r.place', 's.left_at'])
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
        nobody: nobodyIn(rows, from, until),
      }
    }),
)

interface Row {
  readonly starts_at: Temporal.Instant
  readonly ends_at: Temporal.Instant
  readonly left_at: Temporal.Instant | null
}

const nobodyIn = (rows: readonly Row[], from: string, until: string) => {
  // of a list that was cut off nothing is said past its end
  const last = rows.length === MOST ? rows.at(-1)?.starts_at : undefined
  const shifts = rows.filter(({ left_at }) => left_at === null)
  return emptyHours(
    shifts.map(({ starts_at, ends_at }) => ({ startsAt: starts_at, endsAt: ends_at })),
    Temporal.Instant.from(from),
    last ?? Temporal.Instant.from(until),
  ).map(({ startsAt, endsAt }) => ({ from: startsAt.toString(), until: endsAt.toString() }))
}
