import { type Level, rank } from '@anagen/kb'
import { type Kysely, sql } from 'kysely'
import { type Named, type Statement, statement } from '../database/statement.ts'
import type { Tables } from '../database/tables.ts'
import type { Tx } from '../database/transaction.ts'
import { type CaseRow, selectCases } from './find-case.ts'

export interface QueueFilter {
  readonly state?: 'open' | 'acknowledged' | 'contacted' | undefined
  readonly level?: Level | undefined
  readonly ownerId?: string | undefined
}

/** The last row of the page before: severity, when it was opened (ISO 8601), id. */
export type QueuePosition = readonly [number, string, string]

interface Narrowed {
  readonly state: 'open' | 'acknowledged' | 'contacted'
  readonly severity: number
  readonly ownerId: string
  readonly afterSeverity: number
  readonly afterOpened: string
  readonly afterId: string
  readonly most: number
}

type Slots = keyof Narrowed & string
type SlotOf = <K extends Slots>(name: K) => Narrowed[K]

const matching = (db: Kysely<Tables>, slot: SlotOf, { level, ownerId }: QueueFilter) => {
  // as part of the text: a plan that is kept uses the index of open cases only where it knows that none is resolved
  let query = selectCases({ db }).where(sql<boolean>`c.state <> 'resolved'`)
  if (level) query = query.where('c.severity', '>=', slot('severity'))
  if (ownerId) query = query.where('c.owner_id', '=', slot('ownerId'))
  return query
}

const kept = new Map<string, unknown>()

// A statement for each way of narrowing, compiled once.
const once = <Row>(name: string, make: (name: string) => Statement<Narrowed, Row>): Statement<Narrowed, Row> => {
  const made = (kept.get(name) as Statement<Narrowed, Row> | undefined) ?? make(name)
  kept.set(name, made)
  return made
}

const shapeOf = ({ state, level, ownerId }: QueueFilter, isLater = false): string =>
  [state && 'state', level && 'level', ownerId && 'owner', isLater && 'later'].filter(Boolean).join('-') || 'all'

const asked = (filter: QueueFilter, after: QueuePosition | null, most: number): Narrowed => {
  const [afterSeverity, afterOpened, afterId] = after ?? [0, '', '']
  // what the shape leaves out is never sent
  return {
    state: filter.state ?? 'open',
    severity: filter.level ? rank(filter.level) + 1 : 0,
    ownerId: filter.ownerId ?? '',
    afterSeverity,
    afterOpened,
    afterId,
    most,
  }
}

const rowsOf = (filter: QueueFilter, after: QueuePosition | null, most: number): Named<CaseRow> =>
  once<CaseRow>(`queue-${shapeOf(filter, after !== null)}`, (name) =>
    statement<Narrowed>()<CaseRow>(name, (db, slot) => {
      let query = matching(db, slot, filter)
      if (filter.state) query = query.where('c.state', '=', slot('state'))
      if (after)
        query = query.where(
          sql<boolean>`(c.severity < ${slot('afterSeverity')} or (c.severity = ${slot('afterSeverity')} and (c.opened_at, c.id) > (${slot('afterOpened')}::timestamptz, ${slot('afterId')}::uuid)))`,
        )
      return query.orderBy('c.severity', 'desc').orderBy('c.opened_at').orderBy('c.id').limit(slot('most'))
    }),
  )(asked(filter, after, most))

/** Worst first, then who waits longest. */
export const findQueue = (
  tx: Tx,
  filter: QueueFilter,
  after: QueuePosition | null,
  most: number,
): Promise<readonly CaseRow[]> => tx.run(rowsOf(filter, after, most))

interface Counted {
  readonly state: string
  readonly n: number
}

/** How many there are in each state, whatever state is asked for. */
export const countQueue = async (
  tx: Tx,
  { level, ownerId }: QueueFilter,
): Promise<Record<'open' | 'acknowledged' | 'contacted', number>> => {
  const filter = { level, ownerId }
  const counting = once<Counted>(`queue-counts-${shapeOf(filter)}`, (name) =>
    statement<Narrowed>()<Counted>(name, (db, slot) =>
      matching(db, slot, filter)
        .clearSelect()
        .select(({ fn }) => ['c.state', fn.countAll<number>().as('n')])
        .groupBy('c.state'),
    ),
  )
  const counts = { open: 0, acknowledged: 0, contacted: 0 }
  for (const { state, n } of await tx.run(counting(asked(filter, null, 0))))
    if (state === 'open' || state === 'acknowledged' || state === 'contacted') counts[state] = n
  return counts
}
