import { Temporal } from 'temporal-polyfill'
import type { Rota } from './rota.ts'

interface Span {
  readonly from: Temporal.Instant
  readonly until: Temporal.Instant
}

// longer than any clinic is closed; a rota without opening hours ends the search at once
const DAYS_AHEAD = 370

const localDay = (at: Temporal.Instant, zone: string): Temporal.PlainDate => at.toZonedDateTimeISO(zone).toPlainDate()

const onDay = (day: Temporal.PlainDate, { opening, closures, zone }: Rota): readonly Span[] => {
  if (closures.has(day.toString())) return []
  const at = (time: string): Temporal.Instant =>
    day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) }).toInstant()
  return opening
    .filter(({ weekday }) => weekday === day.dayOfWeek)
    .map(({ opens, closes }) => ({ from: at(opens), until: at(closes) }))
    .sort((a, b) => Temporal.Instant.compare(a.from, b.from))
}

const isBefore = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) < 0

/** The hours of the first day after `from`'s day on which the clinic opens. */
const nextWorkingDay = (after: Temporal.PlainDate, rota: Rota): readonly Span[] => {
  if (rota.opening.length === 0) return []
  for (let ahead = 1; ahead <= DAYS_AHEAD; ahead++) {
    const spans = onDay(after.add({ days: ahead }), rota)
    if (spans.length > 0) return spans
  }
  return []
}

/** When the clinic opens next; now, when it is open; null, when no hours are known. */
export const nextOpening = (now: Temporal.Instant, rota: Rota): Temporal.Instant | null => {
  if (rota.opening.length === 0) return null
  const today = localDay(now, rota.zone)
  const still = onDay(today, rota).find(({ until }) => isBefore(now, until))
  if (still) return isBefore(now, still.from) ? still.from : now
  return nextWorkingDay(today, rota)[0]?.from ?? null
}

/**
 * Within one working day: during opening hours the same time on the next working day, but not after it closes; outside them, the end of the
 * first working day to come. Without known hours, 24 hours.
 */
export const withinOneWorkingDay = (now: Temporal.Instant, rota: Rota): Temporal.Instant => {
  const today = localDay(now, rota.zone)
  const spans = onDay(today, rota)
  const isOpen = spans.some(({ from, until }) => !isBefore(now, from) && isBefore(now, until))
  const isYetToOpen = !isOpen && spans.some(({ from }) => isBefore(now, from))
  if (isYetToOpen) return spans.at(-1)?.until ?? now.add({ hours: 24 })
  const next = nextWorkingDay(today, rota)
  const closes = next.at(-1)?.until
  if (!closes) return now.add({ hours: 24 })
  if (!isOpen) return closes
  const [first] = next
  const sameTime = localDay(first?.from ?? closes, rota.zone)
    .toZonedDateTime({ timeZone: rota.zone, plainTime: now.toZonedDateTimeISO(rota.zone).toPlainTime() })
    .toInstant()
  return isBefore(sameTime, closes) ? sameTime : closes
}

interface Day {
  readonly starts: number
  readonly ends: number
}

// the day that it is in a zone, until it is over: asking a zone costs as much as all the rest of finding who looks
const today = new Map<string, Day>()

const dayOf = (now: Temporal.Instant, zone: string): Day => {
  const known = today.get(zone)
  const at = now.epochMilliseconds
  if (known && known.starts <= at && at < known.ends) return known
  const day = localDay(now, zone)
  const found = {
    starts: day.toZonedDateTime(zone).epochMilliseconds,
    ends: day.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds,
  }
  today.set(zone, found)
  return found
}

/** The end of the clinic's day. */
export const endOfDay = (now: Temporal.Instant, zone: string): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(dayOf(now, zone).ends)
