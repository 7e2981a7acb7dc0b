import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { instantAt } from '../database/statement.ts'
import type { Tx } from '../database/transaction.ts'
import { orRefuse, Refused, refusal } from '../operation/refusal.ts'
import { id, instant } from '../records/fields.ts'

/** Who looks, when, and in which place: 1 looks first, the next one is asked when a case is not acknowledged in time. */
export const shiftFields = {
  staffId: id,
  startsAt: instant,
  endsAt: instant,
  place: z.number().int().min(1).max(20).default(1),
}

interface Turn {
  readonly staffId: string
  readonly startsAt: string
  readonly endsAt: string
}

export const endsAfterItStarts = ({ startsAt, endsAt }: Omit<Turn, 'staffId'>): boolean =>
  Date.parse(startsAt) < Date.parse(endsAt)
export const AFTER_START = { path: ['endsAt'], error: 'is not after startsAt' }

/** One change of a clinic's rota at a time, so that two at once make no double. @returns the clinic's zone */
export const lockRota = async ({ db }: Tx): Promise<string> =>
  (await db.selectFrom('clinic').select('zone').forNoKeyUpdate().executeTakeFirstOrThrow()).zone

const moment = (at: Temporal.Instant, zone: string): string =>
  at.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ')

/**
 * Somebody who works here and is not on the rota at that time already; @param except their shift that is being changed
 * @throws Refused `staff-not-found`, `shift-overlaps`
 */
export const assertFree = async (tx: Tx, zone: string, turn: Turn, except?: string): Promise<void> => {
  const staff = orRefuse(
    await tx.db
      .selectFrom('staff')
      .select('name')
      .where('id', '=', turn.staffId)
      .where('left_at', 'is', null)
      .forShare()
      .executeTakeFirst(),
    'staff-not-found',
    'Nobody who works in this clinic has this id. Invite them first.',
  )
  let found = tx.db
    .selectFrom('rota_shift')
    .select(['starts_at', 'ends_at'])
    .where('staff_id', '=', turn.staffId)
    .where('starts_at', '<', instantAt(turn.endsAt))
    .where('ends_at', '>', instantAt(turn.startsAt))
    .orderBy('starts_at')
  if (except !== undefined) found = found.where('id', '<>', except)
  const other = await found.executeTakeFirst()
  if (!other) return
  const [from, until] = [moment(other.starts_at, zone), moment(other.ends_at, zone)]
  throw new Refused(
    refusal('shift-overlaps', `${staff.name} is on the rota from ${from} until ${until} already. Change that shift.`),
  )
}

/**
 * The rota keeps who was on duty: a shift that is over is neither changed nor taken away.
 * @throws Refused `not-found`, `shift-over`
 */
export const assertNotOver = async ({ db }: Tx, shiftId: string, now: Temporal.Instant): Promise<void> => {
  const { ends_at: endsAt } = orRefuse(
    await db.selectFrom('rota_shift').select('ends_at').where('id', '=', shiftId).executeTakeFirst(),
    'not-found',
    'There is no such shift on the rota.',
  )
  if (endsAt.epochMilliseconds <= now.epochMilliseconds)
    throw new Refused(refusal('shift-over', 'It stays as it was: the record of who was on duty. Add another shift.'))
}
