import type { Timeline, TimelineEntry } from '@anagen/engine'
import type { Knowledge } from '@anagen/kb'
import ical, { type ICalCalendar, ICalCalendarMethod, ICalEventTransparency } from 'ical-generator'
import { Temporal } from 'temporal-polyfill'

export interface CareCalendar {
  readonly timeline: Timeline
  /** milliseconds since 1970; null: nobody waits for one */
  readonly nextCheckIn: number | null
  readonly namesTreatments: boolean
  /** IANA: whose days count where steps are told by the day */
  readonly zone: string
  /** tells this calendar from every other one: part of each UID */
  readonly feedId: string
  /** grows with every change of what was done (RFC 5545, section 3.8.7.4) */
  readonly sequence: number
  /** milliseconds since 1970 */
  readonly now: number
  readonly urls: { readonly plan: string; readonly checkIn: string }
  readonly phone: string
}

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
const BACK_DAYS = 14
const AHEAD_DAYS = 400
const REFRESH_SECONDS = 6 * 3600

// control characters are no text (RFC 5545, section 3.3.11)
const printable = (text: string): string => text.replace(/[^\P{Cc}\n]/gu, ' ')

type Placed = TimelineEntry & { readonly from: number }

const isNear =
  (now: number) =>
  (entry: TimelineEntry): entry is Placed =>
    entry.from !== null && entry.from > now - BACK_DAYS * DAY_MS && entry.from < now + AHEAD_DAYS * DAY_MS

const dayOf = (at: number, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString()

interface Event {
  readonly name: string
  readonly at: number
  readonly summary: string
  readonly description: string
  readonly url: string
}

/** A quarter of an hour, and never into the next day: a calendar would show it on both. */
const endOf = (at: number, zone: string): number => {
  const nextDay = Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .add({ days: 1 })
    .toZonedDateTime(zone).epochMilliseconds
  return Math.min(at + 15 * MINUTE_MS, nextDay)
}

const addEvent = (calendar: ICalCalendar, { feedId, sequence, now, zone }: CareCalendar, event: Event): void => {
  calendar.createEvent({
    id: `${event.name}@${feedId}`,
    sequence,
    stamp: new Date(now),
    start: new Date(event.at),
    end: new Date(endOf(event.at, zone)),
    summary: printable(event.summary),
    description: printable(event.description),
    url: event.url,
    transparency: ICalEventTransparency.TRANSPARENT,
  })
}

/** A calendar lies open on desks and locked screens: one entry a day that says no more than that there is something to read. */
const discreet = (entries: readonly Placed[], { zone, urls }: CareCalendar): readonly Event[] => {
  const days = new Map<string, Placed[]>()
  for (const entry of entries) {
    const day = dayOf(entry.from, zone)
    days.set(day, [...(days.get(day) ?? []), entry])
  }
  return [...days].map(([day, steps]) => ({
    name: `day-${day}`,
    at: Math.min(...steps.map(({ from }) => from)),
    summary: steps.length === 1 ? 'Your plan: one step' : `Your plan: ${steps.length} steps`,
    description: `Read it here: ${urls.plan}`,
    url: urls.plan,
  }))
}

const named = (entries: readonly Placed[], { urls, phone }: CareCalendar, knowledge: Knowledge): readonly Event[] => {
  const seen = new Map<string, number>()
  return entries.map((entry) => {
    const fact = entry.facts.join('+')
    const count = (seen.get(fact) ?? 0) + 1
    seen.set(fact, count)
    const treatments = entry.askedBy.map((slug) => knowledge.treatments[slug]?.name ?? slug)
    return {
      // a session that moves keeps its number, and so its entries their UID
      name: `${fact}.${count}`,
      at: entry.from,
      summary: treatments.length === 0 ? entry.text : `${entry.text} (${treatments.join(', ')})`,
      description: [entry.why, `The whole plan: ${urls.plan}`, `If something worries you, call ${phone}.`]
        .filter((line) => line !== null && line !== '')
        .join('\n'),
      url: urls.plan,
    }
  })
}

/** A patient's plan as iCalendar (RFC 5545). Times are UTC instants, so that 72 hours stay 72 hours. The same input gives the same bytes. */
export const careCalendar = (of: CareCalendar, knowledge: Knowledge): string => {
  const calendar = ical({
    prodId: { company: 'anagen', product: 'plan', language: 'EN' },
    name: 'My plan',
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_SECONDS,
  })
  const entries = of.timeline.entries.filter(isNear(of.now))
  const events = of.namesTreatments ? named(entries, of, knowledge) : discreet(entries, of)
  for (const event of events) addEvent(calendar, of, event)
  if (of.nextCheckIn !== null)
    addEvent(calendar, of, {
      name: 'check-in',
      at: of.nextCheckIn,
      summary: 'How are you today?',
      description: `It takes two minutes: ${of.urls.checkIn}`,
      url: of.urls.checkIn,
    })
  return `${calendar.toString()}\r\n`
}
