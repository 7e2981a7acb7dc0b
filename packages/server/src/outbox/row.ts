import type { Temporal } from 'temporal-polyfill'
import type { ActorKind } from '../database/tables.ts'
import type { Tx } from '../database/transaction.ts'
import { writeInstant } from '../database/types.ts'

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

// by ids alone: told to leave out what is done, the database reads whatever is due in every clinic to find these
const LOCK = `
  select id, kind, patient_id as "patientId", subject_id as "subjectId", once_key as "onceKey", to_kind as "toKind", to_id as "toId",
    attempts, run_at as "runAt", created_at as "createdAt", done_at is not null or given_up_at is not null as "isOver"
  from outbox where id = any($1) order by id for update skip locked`

/** Locks those rows that are still to do and that nobody else does. A process that dies lets go of them at once. */
export const lockRows = async (
  tx: Tx,
  ids: readonly string[],
  now: Temporal.Instant,
): Promise<readonly OutboxRow[]> => {
  const rows = await tx.run<OutboxRow & { readonly isOver: boolean }>({
    name: 'lock-outbox',
    text: LOCK,
    values: [ids],
  })
  // somebody may have done it or put it off between the look and the lock
  return rows.filter(({ isOver, runAt }) => !isOver && runAt.epochMilliseconds <= now.epochMilliseconds)
}

// by ids alone: joined with a list, every row that the clinic ever had was read for each batch
const FINISH =
  'update outbox set done_at = $1, outcome = $2, last_error = null, waits_for = null where id = any($3::uuid[])'

/** Done, for good: `sent`, `worked out`, or why it was no longer needed, by the row's id. */
export const finishRows = async (tx: Tx, outcomes: ReadonlyMap<string, string>, now: Temporal.Instant) => {
  const at = writeInstant(now)
  const byOutcome = Map.groupBy(outcomes.keys(), (id) => outcomes.get(id))
  await Promise.all(
    [...byOutcome].map(([outcome, ids]) => tx.run({ name: 'finish-outbox', text: FINISH, values: [at, outcome, ids] })),
  )
}

export const finishRow = (tx: Tx, { id }: OutboxRow, outcome: string, now: Temporal.Instant): Promise<void> =>
  finishRows(tx, new Map([[id, outcome]]), now)

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
