import type { Refusal } from '@anagen/server'
import { Temporal } from 'temporal-polyfill'
import { isStillJust, madeAtOf } from './just-now.ts'
import { instantOf } from './wall-input.ts'
import { clockText, dateText, type WallClock } from './wall-time.ts'

const DAY_MS = 86_400_000
/** Of a session that ended on a day so many days ago, or later, the time is asked for: what is off limits for hours ends by it. */
const DAYS_WITH_TIME = 7

/** A day as a date field takes it, and in words. */
export interface DayChoice {
  readonly day: string
  readonly text: string
}

/** The days on which most sessions ended that are written down. */
export const nearDays = ({ now, zone }: WallClock): { readonly today: DayChoice; readonly yesterday: DayChoice } => {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate()
  const choice = (day: Temporal.PlainDate): DayChoice => ({ day: day.toString(), text: dateText(day.toString()) })
  return { today: choice(today), yesterday: choice(today.subtract({ days: 1 })) }
}

/** When a session ended, as its form says it; empty: not said. */
export interface EndSaid {
  /** "just now" of a page, a day, or `day`: the one of `day` */
  readonly ended: string
  readonly day: string
  readonly time: string
}

const refused = (at: string, detail: string, message: string): Refusal => ({
  refused: 'invalid-input',
  detail,
  fields: [{ at, message }],
})

/** The instant, where the page that said "just now" was opened just now. */
const justThen = (madeAt: number, { zone, now }: WallClock): string | Refusal => {
  const at = new Date(madeAt).toISOString()
  if (isStillJust(madeAt, now)) return at
  const opened = clockText(at, { zone, now })
  return refused(
    'ended',
    `This page was opened at ${opened}. Say again when the session ended.`,
    'is no longer just now',
  )
}

/**
 * When a session ended. Of a day alone, longer ago, the beginning counts: hours are the most that it can mean, and nothing counts as usual for too long;
 * what is off limits counts from its end (`latestOf` of the server).
 * @returns an instant, ISO 8601, or what is missing
 */
export const endOf = ({ ended, day: otherDay, time }: EndSaid, clock: WallClock): string | Refusal => {
  const madeAt = madeAtOf(ended)
  if (madeAt !== null) return justThen(madeAt, clock)
  const isOther = ended === 'day'
  const day = isOther ? otherDay : ended
  const begins = instantOf(`${day}T00:00`, clock.zone)
  if (begins === null)
    return isOther
      ? refused('endedDay', 'Write the day on which the session ended.', 'is no day')
      : refused('ended', 'Say when the session ended.', 'is not chosen')
  if (time !== '')
    return instantOf(`${day}T${time}`, clock.zone) ?? refused('endedTime', 'Write the time as 14:30.', 'is no time')
  const isRecent = clock.now - Date.parse(begins) < (DAYS_WITH_TIME + 1) * DAY_MS
  return isRecent
    ? refused('endedTime', 'Write the time at which the session ended too.', 'is needed for a session of the last week')
    : begins
}
