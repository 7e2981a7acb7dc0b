import { z } from 'zod'
import { instantAt } from '../database/statement.ts'
import type { Tx } from '../database/transaction.ts'
import { loadRota } from '../duty/load-rota.ts'
import { needsHuman, whoLooks } from '../duty/who-looks.ts'
import { scopeOf } from '../operation/actor.ts'
import type { Asked } from '../operation/deps.ts'
import { operation } from '../operation/operation.ts'
import { orRefuse } from '../operation/refusal.ts'
import { id } from '../records/fields.ts'

/** One member of staff, and what would become of their cases and shifts if they left now. */
export const showStaff = operation(
  {
    name: 'show-staff',
    summary: 'One member of staff, and what would be handed on if they left now',
    who: ['owner'],
    scope: 'admin',
    input: z.strictObject({ staffId: id }),
    result: z.object({
      staffId: z.string(),
      name: z.string(),
      email: z.string(),
      role: z.string(),
      invitedAt: z.string(),
      leftAt: z.string().nullable(),
      mayLeave: z.boolean().describe('false: cases come to them when nobody is on duty'),
      cases: z
        .array(z.object({ name: z.string().describe('who would have them'), cases: z.number() }))
        .readonly()
        .describe('cases of theirs that are not resolved'),
      shifts: z
        .array(z.object({ startsAt: z.string(), endsAt: z.string() }))
        .readonly()
        .describe('that have not ended'),
    }),
    refusals: ['staff-not-found'],
  },
  async ({ staffId }, asked) =>
    asked.database.within(scopeOf(asked.actor), async (tx) => {
      const staff = orRefuse(
        await tx.db
          .selectFrom('staff')
          .select(['id', 'name', 'email', 'role', 'invited_at', 'left_at'])
          .where('id', '=', staffId)
          .executeTakeFirst(),
        'staff-not-found',
        'Nobody of this clinic has this id.',
      )
      const { owner_id } = await tx.db.selectFrom('clinic').select('owner_id').executeTakeFirstOrThrow()
      const shifts = await tx.db
        .selectFrom('rota_shift')
        .select(['starts_at', 'ends_at'])
        .where('staff_id', '=', staffId)
        .where('ends_at', '>', instantAt(asked.now().toString()))
        .orderBy('starts_at')
        .execute()
      return {
        staffId: staff.id,
        name: staff.name,
        email: staff.email,
        role: staff.role,
        invitedAt: staff.invited_at.toString(),
        leftAt: staff.left_at?.toString() ?? null,
        mayLeave: staff.id !== owner_id,
        cases: await handedOn(tx, asked, staffId),
        shifts: shifts.map(({ starts_at, ends_at }) => ({
          startsAt: starts_at.toString(),
          endsAt: ends_at.toString(),
        })),
      }
    }),
)

/** Who would have their cases without them on the rota, most cases first. */
const handedOn = async (tx: Tx, asked: Asked, staffId: string) => {
  const now = asked.now()
  const rota = await loadRota(tx, now)
  const without = { ...rota, shifts: rota.shifts.filter((shift) => shift.staffId !== staffId) }
  const theirs = await tx.db
    .selectFrom('clinical_case')
    .select('level')
    .where('owner_id', '=', staffId)
    .where('state', '<>', 'resolved')
    .execute()
  const byName = Map.groupBy(theirs, ({ level }) => whoLooks(needsHuman(level) ? level : 'contact', now, without).name)
  return [...byName].map(([name, cases]) => ({ name, cases: cases.length })).sort((a, b) => b.cases - a.cases)
}
