import { Temporal } from 'temporal-polyfill'

/** Wall times between which nobody is written to without need, `21:00` to `08:00`. Equal: no quiet hours. */
export interface QuietHours {
  readonly from: string
  readonly until: string
}

const { compare } = Temporal.PlainTime

const isQuiet = (time: Temporal.PlainTime, from: Temporal.PlainTime, until: Temporal.PlainTime): boolean =>
  compare(from, until) <= 0
    ? compare(from, time) <= 0 && compare(time, until) < 0
    : compare(from, time) <= 0 || compare(time, until) < 0

/** The first instant from `now` on that is not quiet on the clocks of a zone. */
export const afterQuiet = (now: Temporal.Instant, quiet: QuietHours, zone: string): Temporal.Instant => {
  const from = Temporal.PlainTime.from(quiet.from)
  const until = Temporal.PlainTime.from(quiet.until)
  const here = now.toZonedDateTimeISO(zone)
  if (!isQuiet(here.toPlainTime(), from, until)) return now
  const isTomorrow = compare(here.toPlainTime(), until) >= 0
  const end = here
    .toPlainDate()
    .add({ days: isTomorrow ? 1 : 0 })
    .toPlainDateTime(until)
  // when the clocks go back, the end comes twice: the one that is still to come counts; when they go forward, it may not come at all
  const ends = (['earlier', 'later'] as const).map((disambiguation) => end.toZonedDateTime(zone, { disambiguation }))
  const next = ends.find(
    (at) => Temporal.Instant.compare(at.toInstant(), now) > 0 && !isQuiet(at.toPlainTime(), from, until),
  )
  return next?.toInstant() ?? now
}
