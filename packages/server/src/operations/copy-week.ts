import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { instantAt } from '../database/statement.ts'
import type { Tx } from '../database/transaction.ts'
import { lockRota } from '../duty/change-rota.ts'
import { laterTurn } from '../duty/later-turn.ts'
import { scopeOf } from '../operation/actor.ts'
import type { Asked } from '../operation/deps.ts'
import { operation } from '../operation/operation.ts'
import { audit } from '../records/audit.ts'
import { day } from '../records/fields.ts'

const WEEK = 7
const MOST_WEEKS = 60
const DAY_MS = 86_400_000

/** Not a number where one of the two is no day, which is refused by itself. */
const daysBetween = ({ week, into }: { readonly week: string; readonly into: string }): number =>
  (Date.parse(into) - Date.parse(week)) / DAY_MS

/** Repeats a week of the rota: the shifts that begin in it, at the same time on the wall. Who is on the rota then already is not put on it twice. */
export const copyWeek = operation(
  {
    name: 'copy-week',
    summary: 'Repeats a week of the rota',
    who: ['owner', 'clinician'],
    scope: 'write',
    input: z
      .strictObject({
        week: day.describe('the first day of the week that is repeated'),
        into: day.describe('the first day of the week that is filled: the same day of a later week'),
      })
      .refine((given) => daysBetween(given) % WEEK === 0, { path: ['into'], error: 'is another day of the week' })
      .refine((given) => daysBetween(given) > 0 && daysBetween(given) <= MOST_WEEKS * WEEK, {
        path: ['into'],
        error: `is not one to ${MOST_WEEKS} weeks after the first`,
      }),
    result: z.object({
      added: z.number(),
      there: z.number().describe('not added: they are on the rota at that time already'),
      over: z.number().describe('not added: over already, or of somebody who left'),
    }),
    refusals: [],
  },
  async (weeks, asked) =>
    asked.database.within(scopeOf(asked.actor), async (tx) => {
      const zone = await lockRota(tx)
      const days = daysBetween(weeks)
      const wanted = (await shiftsFrom(tx, weeks.week, zone)).map(({ staff_id, place, left_at, ...shift }) => ({
        staffId: staff_id,
        place,
        hasLeft: left_at !== null,
        ...laterTurn({ startsAt: shift.starts_at, endsAt: shift.ends_at }, days, zone),
      }))
      const open = wanted.filter(({ hasLeft, endsAt }) => !hasLeft && isAfter(endsAt, asked.now()))
      let added = 0
      for (const shift of open) if (await addOnce(tx, asked, shift)) added++
      const counts = { added, there: open.length - added, over: wanted.length - open.length }
      await audit(tx, asked, {
        action: 'copy-week',
        subjectKind: 'clinic',
        subjectId: asked.actor.clinicId,
        detail: { ...weeks, ...counts },
      })
      return counts
    }),
)

const isAfter = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) > 0

const shiftsFrom = ({ db }: Tx, first: string, zone: string) => {
  const start = Temporal.PlainDate.from(first)
  const at = (date: Temporal.PlainDate): string => date.toZonedDateTime(zone).toInstant().toString()
  return db
    .selectFrom('rota_shift as r')
    .innerJoin('staff as s', (join) => join.onRef('s.clinic_id', '=', 'r.clinic_id').onRef('s.id', '=', 'r.staff_id'))
    .select(['r.staff_id', 'r.starts_at', 'r.ends_at', 'r.place', 's.left_at'])
    .where('r.starts_at', '>=', instantAt(at(start)))
    .where('r.starts_at', '<', instantAt(at(start.add({ days: WEEK }))))
    .orderBy('r.starts_at')
    .orderBy('r.place')
    .execute()
}

interface NewShift {
  readonly staffId: string
  readonly place: number
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
}

/** @returns false where they are on the rota in that time already */
const addOnce = async ({ db }: Tx, asked: Asked, shift: NewShift): Promise<boolean> => {
  const [startsAt, endsAt] = [shift.startsAt.toString(), shift.endsAt.toString()]
  const there = await db
    .selectFrom('rota_shift')
    .select('id')
    .where('staff_id', '=', shift.staffId)
    .where('starts_at', '<', instantAt(endsAt))
    .where('ends_at', '>', instantAt(startsAt))
    .executeTakeFirst()
  if (there) return false
  await db
    .insertInto('rota_shift')
    .values({
      clinic_id: asked.actor.clinicId,
      id: asked.newId(),
      staff_id: shift.staffId,
      starts_at: startsAt,
      ends_at: endsAt,
      place: shift.place,
    })
    .execute()
  return true
}
