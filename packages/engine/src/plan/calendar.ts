import { type Day, dayOf, weekdayOf } from './day.ts'
import type { Constraint, CourseRequest, DayRange, Presence } from './types.ts'
import { wallClock } from './wall-clock.ts'

const MINUTE_MS = 60_000
const STEP_MINUTES = 10

/** A stretch of one day, in minutes of the wall clock. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** The days on which something can happen, and what stands in the way on the others. */
export interface Calendar {
  readonly first: Day
  readonly last: Day
  /** what keeps a visit of so many minutes from this day; empty: it is possible */
  readonly blockers: (day: Day, minutes: number | null) => readonly Constraint[]
  /** the first minute at which it fits between what is taken; null: nowhere. `minutes: null` takes the whole day */
  readonly slot: (day: Day, minutes: number | null, taken: readonly Stretch[]) => number | null
  /** milliseconds since 1970 at a minute of a day */
  readonly instant: (day: Day, minute: number) => number
  /** the longest visit that ever fits, in minutes */
  readonly longest: number
}

/** Whether a day lies in one of the ranges. */
const within = (ranges: readonly DayRange[] | undefined): ((day: Day) => boolean) => {
  const read = (ranges ?? []).flatMap(({ from, to }) => {
    const [first, last] = [dayOf(from), dayOf(to)]
    return first === null || last === null ? [] : [{ first, last }]
  })
  return (day) => read.some(({ first, last }) => first <= day && day <= last)
}

const comesOn = (weekday: number, presence: Presence | undefined): boolean =>
  presence?.weekdays === undefined || presence.weekdays.includes(weekday)

/** Of opening hours, what is left within the hours of the practitioner and the patient. */
const narrowed = (hours: Stretch, ...presences: readonly (Presence | undefined)[]): Stretch => ({
  from: Math.max(hours.from, ...presences.map((p) => p?.fromMinute ?? 0)),
  to: Math.min(hours.to, ...presences.map((p) => p?.toMinute ?? hours.to)),
})

/** The calendar of a request between two days. */
export const calendarOf = (request: CourseRequest, first: Day, last: Day): Calendar => {
  const open = new Map<number, Stretch[]>()
  for (const { weekday, fromMinute, toMinute } of request.opening)
    open.set(weekday, [...(open.get(weekday) ?? []), { from: fromMinute, to: toMinute }])
  const free = new Map(
    [...open].map(([weekday, hours]) => [
      weekday,
      hours.map((h) => narrowed(h, request.practitioner, request.patient)).filter((h) => h.from < h.to),
    ]),
  )
  const room = (hours: readonly Stretch[] | undefined): number =>
    Math.max(0, ...(hours ?? []).map((h) => h.to - h.from))
  const { instant, isSkipped } = wallClock(request.zoneOffset)
  const isClosed = within(request.closed)
  const isPractitionerAway = within(request.practitioner?.away)
  const isPatientAway = within(request.patient?.away)
  const blockers = (day: Day, minutes: number | null): Constraint[] => {
    const weekday = weekdayOf(day)
    const needed = minutes ?? 1
    const found: Constraint[] = []
    if (day > last) found.push('until')
    if (room(open.get(weekday)) < needed) found.push('opening')
    if (isClosed(day)) found.push('closed')
    if (!comesOn(weekday, request.practitioner) || isPractitionerAway(day)) found.push('practitioner')
    if (!comesOn(weekday, request.patient)) found.push('patient-days')
    else if (!found.includes('opening') && room(free.get(weekday)) < needed) found.push('patient-days')
    if (isPatientAway(day)) found.push('patient-away')
    return found
  }
  const slot = (day: Day, minutes: number | null, taken: readonly Stretch[]): number | null => {
    const hours = free.get(weekdayOf(day)) ?? []
    if (minutes === null) return taken.length > 0 ? null : (hours[0]?.from ?? null)
    for (const { from, to } of hours)
      for (let at = from; at + minutes <= to; at += STEP_MINUTES) {
        const isTaken = taken.some((t) => at < t.to && t.from < at + minutes)
        // where the clocks change within opening hours, the wall shows more time than there is
        const isLongEnough = instant(day, to) - instant(day, at) >= minutes * MINUTE_MS
        if (!isTaken && isLongEnough && !isSkipped(day, at)) return at
      }
    return null
  }
  return { first, last, blockers, slot, instant, longest: Math.max(0, ...[...free.values()].map(room)) }
}
