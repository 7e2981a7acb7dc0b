import type { Temporal } from 'temporal-polyfill'
import type { Database } from '../database/database.ts'

// longer than any client goes on trying; the answers themselves say what a record says
const KEPT_HOURS = 7 * 24

/** Forgets what requests with an Idempotency-Key were answered a week ago, with their keys. @returns how many */
export const forgetAnswers = async (
  { worker }: Pick<Database, 'worker'>,
  now: () => Temporal.Instant,
): Promise<number> => {
  const { rowCount } = await worker.query('delete from anagen.idempotency where created_at < $1', [
    now().subtract({ hours: KEPT_HOURS }).toString(),
  ])
  return rowCount ?? 0
}
