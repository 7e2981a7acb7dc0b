import { type Asked, isRefusal, listOutbox, type Refusal, retryOutbox } from '@anagen/server'
import { textOf } from './door.ts'
import { timeText, type WallClock } from './wall-time.ts'

type Row = Extract<Awaited<ReturnType<typeof listOutbox>>, { items: unknown }>['items'][number]

export interface OutboxView {
  readonly rows: readonly {
    readonly id: string
    readonly kind: string
    readonly when: string
    readonly state: 'sent' | 'waits' | 'waits-for-settings' | 'tried' | 'given-up'
    readonly said: string | null
    readonly to: Row['to']
    readonly attempts: number
    /** when it is tried next; null: not by itself */
    readonly next: string | null
    readonly mayRetry: boolean
  }[]
  readonly next: string | null
  /** nothing is sent, because no mail server is set up */
  readonly isOff: boolean
}

const stateOf = ({ doneAt, givenUpAt, waitsFor, attempts }: Row): OutboxView['rows'][number]['state'] => {
  if (doneAt !== null) return 'sent'
  if (givenUpAt !== null) return 'given-up'
  if (waitsFor !== null) return 'waits-for-settings'
  return attempts > 0 ? 'tried' : 'waits'
}

export const outboxOf = async (
  asked: Asked,
  cursor: string | null,
  clock: WallClock,
): Promise<OutboxView | Refusal> => {
  const found = await listOutbox({ limit: 50, ...(cursor === null ? {} : { cursor }) }, asked)
  if (isRefusal(found)) return found
  const rows = found.items.map((row) => ({
    id: row.id,
    kind: row.kind.startsWith('webhook-') ? 'webhook' : row.kind,
    when: timeText(row.doneAt ?? row.runAt, clock),
    state: stateOf(row),
    to: row.to,
    attempts: row.attempts,
    next: row.doneAt === null && row.givenUpAt === null ? timeText(row.runAt, clock) : null,
    mayRetry: row.mayRetry,
    said: row.lastError ?? (row.outcome === 'sent' ? null : row.outcome),
  }))
  return { rows, next: found.next, isOff: rows.some(({ state }) => state === 'waits-for-settings') }
}

/** Tries what a form names again. */
export const changeOutbox = (form: FormData, asked: Asked): Promise<{ readonly outboxId: string } | Refusal> =>
  retryOutbox({ outboxId: textOf(form, 'retry') }, asked)
