import type { Temporal } from 'temporal-polyfill'
import type { ActorKind } from '../database/tables.ts'
import type { Tx } from '../database/transaction.ts'

/** Something to do, locked by this transaction. */
export interface OutboxRow {
  readonly id: string
  readonly kind: string
  readonly patientId: string | null
  readonly subjectId: string
  readonly onceKey: string
  readonly toKind: ActorKind | null
  readonly toId: string | null
  readonly attempts: number
  readonly runAt: Temporal.Instant
  readonly createdAt: Temporal.Instant
}

/** Locks a row that is still to do; null when somebody else does it or did it. A process that dies lets go of it at once. */
export const lockRow = async ({ db }: Tx, id: string, now: Temporal.Instant): Promise<OutboxRow | null> => {
  const row = await db
    .selectFrom('outbox')
    .select([
      'id',
      'kind',
      'patient_id as patientId',
      'subject_id as subjectId',
      'once_key as onceKey',
      'to_kind as toKind',
      'to_id as toId',
      'attempts',
      'run_at as runAt',
      'created_at as createdAt',
    ])
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .where('given_up_at', 'is', null)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  // somebody may have put it off between the look and the lock
  return row && row.runAt.epochMilliseconds <= now.epochMilliseconds ? row : null
}

/** Done, for good. @param outcome `sent`, `worked out`, or why it was no longer needed */
export const finishRow = async ({ db }: Tx, { id }: OutboxRow, outcome: string, now: Temporal.Instant) => {
  await db
    .updateTable('outbox')
    .set({ done_at: now.toString(), outcome, last_error: null, waits_for: null })
    .where('id', '=', id)
    .execute()
}

export const putOff = async ({ db }: Tx, { id }: OutboxRow, runAt: Temporal.Instant) => {
  await db.updateTable('outbox').set({ run_at: runAt.toString() }).where('id', '=', id).execute()
}

const FIRST_WAIT_SECONDS = 30
const LONGEST_WAIT_SECONDS = 3600

/** It did not work: again after a while, longer each time. */
export const failRow = async ({ db }: Tx, { id, attempts }: OutboxRow, error: string, now: Temporal.Instant) => {
  const seconds = Math.min(FIRST_WAIT_SECONDS * 2 ** Math.min(attempts, 20), LONGEST_WAIT_SECONDS)
  await db
    .updateTable('outbox')
    .set({ attempts: attempts + 1, last_error: error.slice(0, 500), run_at: now.add({ seconds }).toString() })
    .where('id', '=', id)
    .execute()
}

/** It will never work. The outbox page shows it until somebody mends the cause. */
export const giveUpRow = async ({ db }: Tx, { id, attempts }: OutboxRow, error: string, now: Temporal.Instant) => {
  await db
    .updateTable('outbox')
    .set({ attempts: attempts + 1, last_error: error.slice(0, 500), given_up_at: now.toString() })
    .where('id', '=', id)
    .execute()
}
