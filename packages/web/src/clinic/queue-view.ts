import type { Knowledge, Level, RuleName } from '@anagen/kb'
import { LEVELS } from '@anagen/kb'
import { type Asked, isRefusal, listQueue, listStaff, type Refusal, showQueueMark } from '@anagen/server'
import { type Rest, restOf } from './case-rest.ts'
import { clockText, spanText, timeText, type WallClock } from './wall-time.ts'

const STATES = ['open', 'acknowledged', 'contacted'] as const
type State = (typeof STATES)[number]

/** What the queue is narrowed to; absent: everything that is not resolved. */
export interface QueueFilter {
  readonly state: State | null
  readonly level: Level | null
  readonly owner: string | null
  readonly cursor: string | null
}

export interface QueueRow {
  readonly caseId: string
  readonly patient: string
  readonly level: Level
  readonly state: string
  readonly cause: string
  /** the worst finding of its check-in; null: it is about none, or that cannot be read */
  readonly why: WhyShown | null
  readonly owner: string
  readonly waits: string
  /** when it was opened, on the clock */
  readonly opened: string
  /** how often it went to the next person because nobody saw to it */
  readonly passedOn: number
  readonly due: string
  readonly isOverdue: boolean
  readonly rest: Rest | null
}

export interface QueueView {
  readonly rows: readonly QueueRow[]
  readonly total: number
  readonly counts: Readonly<Record<State, number>>
  readonly filter: QueueFilter
  readonly next: string | null
  /** of the queue as it is shown here: once it is another one, there is something newer to show */
  readonly mark: string
  readonly staff: readonly { readonly id: string; readonly name: string }[]
  /** the wall clock of this answer */
  readonly asOf: string
}

/** What made a case. */
export interface WhyShown {
  readonly rule: RuleName
  /** what was told, the worst first; empty: it is about the whole check-in */
  readonly signs: readonly string[]
  /** how many more there are */
  readonly others: number
  /** in a sentence: where no sign says it */
  readonly because: string
}

interface Why {
  readonly rule: RuleName
  readonly because: string
  readonly signs: readonly string[]
}

const MOST_SIGNS = 2
// what somebody wrote and nobody understood may be pages
const MOST_LETTERS = 200

const shorten = (text: string): string => (text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text)

const whyShown = ({ rule, because, signs }: Why, knowledge: Knowledge): WhyShown => ({
  rule,
  because: shorten(because),
  signs: signs.slice(0, MOST_SIGNS).map((sign) => knowledge.signs[sign]?.plain ?? sign),
  others: Math.max(0, signs.length - MOST_SIGNS),
})

const among = <T extends string>(value: string | null, all: readonly T[]): T | null =>
  all.find((v) => v === value) ?? null

/** Reads the filter of an address; a word that it does not know narrows nothing. */
export const filterOf = (address: URL): QueueFilter => ({
  state: among(address.searchParams.get('state'), STATES),
  level: among(address.searchParams.get('level'), LEVELS),
  owner: address.searchParams.get('owner') || null,
  cursor: address.searchParams.get('cursor') || null,
})

export const queueOf = async (
  asked: Asked,
  filter: QueueFilter,
  clock: WallClock,
  knowledge: Knowledge,
): Promise<QueueView | Refusal> => {
  const { state, level, owner, cursor } = filter
  // before the rows: a case that is opened in between then belongs to a mark that is still to come, and the page looks again
  const seen = await showQueueMark({}, asked)
  if (isRefusal(seen)) return seen
  const [queue, staff] = await Promise.all([
    listQueue(
      {
        ...(state === null ? {} : { state }),
        ...(level === null ? {} : { level }),
        ...(owner === null ? {} : { ownerId: owner }),
        ...(cursor === null ? {} : { cursor }),
      },
      asked,
    ),
    listStaff({}, asked),
  ])
  if (isRefusal(queue)) return queue
  if (isRefusal(staff)) return staff
  return {
    rows: queue.items.map((item) => ({
      caseId: item.caseId,
      patient: item.patientName,
      level: item.level,
      state: item.state,
      cause: item.cause,
      why: item.why && whyShown(item.why, knowledge),
      owner: item.ownerName,
      waits: spanText(clock.now - Date.parse(item.openedAt)),
      opened: timeText(item.openedAt, clock),
      passedOn: item.passedOn,
      due: timeText(item.dueAt, clock),
      isOverdue: item.overdue,
      rest: restOf(item, clock),
    })),
    total: queue.total,
    counts: queue.counts,
    filter,
    next: queue.next,
    mark: seen.mark,
    staff: staff.items.filter(({ left }) => !left).map(({ staffId, name }) => ({ id: staffId, name })),
    asOf: clockText(new Date(clock.now).toISOString(), clock),
  }
}
