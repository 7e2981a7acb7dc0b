import { type Asked, isRefusal, listOutbox, type Refusal } from '@anagen/server'
import { timeText, type WallClock } from './wall-time.ts'

export interface OutboxView {
  readonly rows: readonly {
    readonly id: string
    readonly kind: string
    readonly when: string
    readonly state: 'sent' | 'waits' | 'waits-for-settings' | 'tried' | 'given-up'
    readonly said: string | null
  }[]
  readonly next: string | null
  /** nothing is sent, because no mail server is set up */
  readonly isOff: boolean
}

type Row = Extract<Awaited<ReturnType<typeof listOutbox>>, { items: unknown }>['items'][number]

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
    said: row.lastError ?? (row.outcome === 'sent' ? null : row.outcome),
  }))
  return { rows, next: found.next, isOff: rows.some(({ state }) => state === 'waits-for-settings') }
}
