import type { Instant, Timeline, TimelineEntry } from '@anagen/engine'
import ical, { ICalEventStatus, ICalEventTransparency } from 'ical-generator'

/** What a calendar file needs besides the timeline. Nothing here is read from a clock or drawn by chance. */
export interface IcsOptions {
  /** DTSTAMP of every event: when this file is written */
  readonly stampedAt: Instant
  /** the same for every file of one plan, such as `fue@2026-11-17T10:00Z`: part of each UID, so that importing again updates and never doubles */
  readonly plan: string
  /** raise it by one whenever the plan is written again with other times (RFC 5545, section 3.8.7.4); 0 = first */
  readonly sequence?: number | undefined
  /** the plan is called off: every event is withdrawn (STATUS:CANCELLED) */
  readonly isCancelled?: boolean | undefined
}

export interface IcsFile {
  readonly ics: string
  /** entries that no calendar can hold: they have no date */
  readonly leftOut: readonly TimelineEntry[]
}

/** The last instant that a date can hold (ECMA-262, section 21.4.1.1). */
const LAST_DATE = 8_640_000_000_000_000
const isDate = (at: Instant | null): at is Instant => at !== null && Math.abs(at) <= LAST_DATE

const LABEL = {
  before: 'before the session',
  avoid: 'avoid',
  do: 'do',
  'allowed-from': 'allowed from now',
  result: 'what to expect',
  interaction: 'if this is about you',
} as const satisfies Record<TimelineEntry['kind'], string>

// control characters are no text (RFC 5545, section 3.3.11); a line break stays
const printable = (text: string): string => text.replace(/[^\P{Cc}\n]/gu, ' ')

const summary = (entry: TimelineEntry): string => {
  const rule = entry.rule === null ? '' : `: ${entry.rule.replaceAll('-', ' ')}`
  return `${entry.text}${rule} (${[LABEL[entry.kind], ...entry.askedBy].join(', ')})`
}

const description = (entry: TimelineEntry): string =>
  [
    entry.ifMissed,
    entry.strength && `Strength: ${entry.strength}`,
    entry.when && `When, in the source's words: ${entry.when}`,
    entry.why && `Why: ${entry.why}`,
    entry.openEnded && 'No end: as long as it is used, or for good.',
    entry.disagreements && `Sources disagree: ${entry.disagreements}`,
    `Fact: ${entry.facts.join(', ')}`,
    entry.sources.length > 0 && `Sources: ${entry.sources.join(', ')}`,
  ]
    .filter((line) => typeof line === 'string' && line !== '')
    .join('\n')

/** Which time this fact comes, in order of time: a session that moves keeps its number, and so its events their UID. */
const numbered = (entries: readonly TimelineEntry[]): (readonly [TimelineEntry, string])[] => {
  const seen = new Map<string, number>()
  return entries.map((entry) => {
    const fact = entry.facts.join('+')
    const count = (seen.get(fact) ?? 0) + 1
    seen.set(fact, count)
    return [entry, `${fact}.${count}`] as const
  })
}

/**
 * A timeline as iCalendar (RFC 5545). Times are UTC instants, so that 72 hours stay 72 hours in every zone; events never block the time.
 * The same input gives the same bytes.
 * @example timelineIcs(timeline({ sessions }, knowledge), { stampedAt: now, plan: 'fue@2026-11-17T10:00Z' }).ics
 */
export const timelineIcs = (timeline: Timeline, options: IcsOptions): IcsFile => {
  const { stampedAt, plan, sequence = 0, isCancelled = false } = options
  const calendar = ical({
    prodId: { company: 'anagen', product: 'timeline', language: 'EN' },
    name: 'Anagen care plan',
  })
  const leftOut: TimelineEntry[] = []
  for (const [entry, name] of numbered(timeline.entries)) {
    if (!isDate(entry.from) || (entry.to !== null && !isDate(entry.to))) {
      leftOut.push(entry)
      continue
    }
    calendar.createEvent({
      id: `${name}@${printable(plan)}`,
      sequence,
      stamp: new Date(stampedAt),
      start: new Date(entry.from),
      end: entry.to === null ? null : new Date(entry.to),
      summary: printable(summary(entry)),
      description: printable(description(entry)),
      categories: [{ name: entry.kind }],
      status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      transparency: ICalEventTransparency.TRANSPARENT,
    })
  }
  return { ics: `${calendar.toString()}\r\n`, leftOut }
}
