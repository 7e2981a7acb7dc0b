import type { MergedSpan, MergedTopic, Timeline, TimelineEntry } from '@anagen/engine'

/** One activity as it stands now, and when that changes. */
export interface Allowance {
  readonly activity: string
  readonly label: string
  readonly level: 'avoid' | 'ask' | 'conditions'
  /** the rules' own words */
  readonly texts: readonly string[]
  readonly sources: readonly string[]
  /** milliseconds since 1970, when nothing forbids it any more; null: no end is known */
  readonly until: number | null
}

const isAt = (span: MergedSpan, at: number): boolean => span.from <= at && (span.to === null || at < span.to)

/** When the spans that forbid, one after the other, are over. */
const endOfRun = (spans: readonly MergedSpan[], first: MergedSpan): number | null => {
  const end = first.to
  if (end === null) return null
  const next = spans.find((span) => span.from === end && span.level === first.level)
  return next ? endOfRun(spans, next) : end
}

const allowanceOf = ({ activity, label, spans }: MergedTopic, now: number): Allowance[] => {
  const span = spans.find((s) => isAt(s, now))
  if (activity === null || !span || span.level === 'do') return []
  const { level, texts, sources } = span
  return [{ activity, label, level, texts, sources, until: endOfRun(spans, span) }]
}

const byEnd = (a: Allowance, b: Allowance): number =>
  (a.until ?? Number.POSITIVE_INFINITY) - (b.until ?? Number.POSITIVE_INFINITY)

/** What is not allowed yet or only with care, the soonest to change first. */
export const allowancesAt = (timeline: Timeline, now: number): Allowance[] =>
  timeline.merged.flatMap((topic) => allowanceOf(topic, now)).sort(byEnd)

/** What is to be done now. */
export const tasksAt = (timeline: Timeline): TimelineEntry[] =>
  timeline.entries.filter(({ kind, status }) => kind === 'do' && status === 'now')
