import {
  dueWhileOpen,
  elapsedHours,
  handover,
  opensByWall,
  quietHolds,
  quietNoLonger,
  sameDay,
  sameWallTime,
  type TimeLaw,
  traveller,
  wallStays,
} from './laws.ts'
import type { FILES } from './time-code.ts'

/** A fault put into the code on purpose: `find` in `file` (below packages) becomes `replace`. `caughtBy` must notice it. */
export interface TimeMutant {
  readonly caughtBy: TimeLaw
  readonly fault: string
  readonly file: (typeof FILES)[number]
  readonly find: string
  readonly replace: string
}

export const TIME_MUTANTS: readonly TimeMutant[] = [
  {
    caughtBy: quietHolds,
    fault: 'an end of the quiet hours that the clocks skip is taken for the hour before it',
    file: 'server/src/outbox/quiet-hours.ts',
    find: ' && !isQuiet(at.toPlainTime(), from, until)',
    replace: '',
  },
  {
    caughtBy: quietNoLonger,
    fault: 'of an end that comes twice the second one counts',
    file: 'server/src/outbox/quiet-hours.ts',
    find: "(['earlier', 'later'] as const)",
    replace: "(['later', 'earlier'] as const)",
  },
  {
    caughtBy: elapsedHours,
    fault: 'windows are counted in days of a calendar',
    file: 'server/src/jobs/check-in-plan.ts',
    find: 'at.add({ minutes: Math.round(hours * MINUTES_PER_HOUR) })',
    replace:
      "at.toZonedDateTimeISO('Europe/Berlin').add({ days: Math.floor(hours / 24), minutes: Math.round((hours % 24) * MINUTES_PER_HOUR) }).toInstant()",
  },
  {
    caughtBy: traveller,
    fault: 'quiet hours always end tomorrow',
    file: 'server/src/outbox/quiet-hours.ts',
    find: 'days: isTomorrow ? 1 : 0',
    replace: 'days: isTomorrow ? 1 : 1',
  },
  {
    caughtBy: sameWallTime,
    fault: 'a working day is 24 hours',
    file: 'server/src/duty/opening.ts',
    find: 'return isBefore(sameTime, closes) ? sameTime : closes',
    replace: 'return isBefore(sameTime, closes) ? now.add({ hours: 24 }) : closes',
  },
  {
    caughtBy: dueWhileOpen,
    fault: 'the clinic closes so many hours after midnight',
    file: 'server/src/duty/opening.ts',
    find: 'until: at(closes)',
    replace: "until: at('00:00').add({ minutes: Number(closes.slice(0, 2)) * 60 + Number(closes.slice(3, 5)) })",
  },
  {
    caughtBy: sameDay,
    fault: 'a day has 24 hours',
    file: 'server/src/duty/opening.ts',
    find: 'day.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds',
    replace: 'day.toZonedDateTime(zone).add({ hours: 24 }).epochMilliseconds',
  },
  {
    caughtBy: handover,
    fault: 'both are on duty at the moment of the handover',
    file: 'server/src/duty/who-looks.ts',
    find: 'compare(now, endsAt) < 0',
    replace: 'compare(now, endsAt) <= 0',
  },
  {
    caughtBy: handover,
    fault: 'nobody is on duty at the moment of the handover',
    file: 'server/src/duty/who-looks.ts',
    find: 'compare(startsAt, now) <= 0 && compare(now',
    replace: 'compare(startsAt, now) < 0 && compare(now',
  },
  {
    caughtBy: opensByWall,
    fault: 'the clinic opens so many hours after midnight',
    file: 'server/src/duty/opening.ts',
    find: 'from: at(opens)',
    replace: "from: at('00:00').add({ minutes: Number(opens.slice(0, 2)) * 60 + Number(opens.slice(3, 5)) })",
  },
  {
    caughtBy: wallStays,
    fault: 'a wall time is read with the offset that UTC has at that number',
    file: 'engine/src/zone/wall-offset.ts',
    find: 'return (wallAsUtc - there.epochMilliseconds) / MINUTE_MS',
    replace:
      'return Temporal.Instant.fromEpochMilliseconds(there.epochMilliseconds - there.epochMilliseconds + wallAsUtc).toZonedDateTimeISO(zone).offsetNanoseconds / 1_000_000 / MINUTE_MS',
  },
]
