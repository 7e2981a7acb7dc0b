import type { Moment } from '../parse/did.ts'
import type { Instant } from '../timeline/types.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** A question parted from its time. */
export interface SplitMoment {
  /** null: the words name no time that is understood */
  readonly at: Instant | null
  /** the words without the time */
  readonly rest: string
  /** the words that were read as the time; null with `at` */
  readonly said: string | null
}

const NUMBERS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]
const UNITS: Readonly<Record<string, number>> = {
  minute: MINUTE_MS,
  min: MINUTE_MS,
  hour: HOUR_MS,
  hr: HOUR_MS,
  day: DAY_MS,
  week: 7 * DAY_MS,
  month: 730 * HOUR_MS,
}
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
/** The first hour of each part of a day: the earlier moment is the stricter question. */
const PARTS: Readonly<Record<string, number>> = {
  morning: 6,
  noon: 12,
  midday: 12,
  lunchtime: 12,
  afternoon: 12,
  evening: 18,
  tonight: 18,
  night: 18,
}

const COUNT = `(\\d{1,3}|an?|${NUMBERS.join('|')})`
const RELATIVE = new RegExp(`\\bin ${COUNT} (minute|min|hour|hr|day|week|month)s?(?: time)?\\b`)
const FROM_NOW = new RegExp(`\\b${COUNT} (minute|min|hour|hr|day|week|month)s? from now\\b`)
const NOW = /\b(?:right now|straight ?away|immediately|now)\b/
const DAY =
  /\b(?:(day after tomorrow)|(tomorrow|tomorow|tommorow|tommorrow|tmrw|tmr)|(today)|(?:on |this |next |coming )*(sunday|monday|tuesday|wednesday|thursday|friday|saturday)|(?:at |on )?(?:the |this |next )?(weekend)|(next week))\b/
const PART = /\b(?:in the |this |at )?(morning|noon|midday|lunchtime|afternoon|evening|tonight|night)\b/
const CLOCK =
  /\b(?:at |around |by )+(\d{1,2})(?:[:.h](\d{2}))?(?: ?(am|pm|o'?clock))?\b|\b(\d{1,2})(?:[:.](\d{2}))? ?(am|pm)\b|\b(\d{1,2}):(\d{2})\b/

/** Takes matches out of a text, keeping the rest in the person's own writing. */
const taker = (text: string) => {
  let rest = text
  const said: { readonly at: number; readonly words: string }[] = []
  return {
    take: (pattern: RegExp): RegExpExecArray | null => {
      const match = pattern.exec(rest.toLowerCase())
      if (!match) return null
      said.push({ at: match.index, words: rest.slice(match.index, match.index + match[0].length).trim() })
      rest = rest.slice(0, match.index) + ' '.repeat(match[0].length) + rest.slice(match.index + match[0].length)
      return match
    },
    rest: () => rest.replace(/\s+/g, ' ').trim(),
    said: () =>
      said
        .toSorted((a, b) => a.at - b.at)
        .map((s) => s.words)
        .join(' '),
  }
}

const countOf = (word: string | undefined): number => {
  if (word === 'a' || word === 'an') return 1
  const named = NUMBERS.indexOf(word ?? '')
  return named >= 0 ? named : Number(word)
}

/** Days from today; `weekday` is today's, 0 = Sunday. The earliest day that the words can mean. */
const daysAhead = (match: RegExpExecArray, weekday: number): number => {
  const [, overmorrow, tomorrow, today, named, weekend] = match
  if (today) return 0
  if (tomorrow) return 1
  if (overmorrow) return 2
  if (weekend) return weekday === 0 ? 0 : 6 - weekday
  if (named) return ((WEEKDAYS.indexOf(named) - weekday + 6) % 7) + 1
  return ((1 - weekday + 6) % 7) + 1
}

interface ClockTime {
  readonly minutes: number
  /** neither am nor pm was said, so that it may be twelve hours later */
  readonly either: boolean
}

const readClock = (match: RegExpExecArray, part: string | undefined): ClockTime | null => {
  const hour = Number(match[1] ?? match[4] ?? match[7])
  const minute = Number(match[2] ?? match[5] ?? match[8] ?? 0)
  const half = match[3] ?? match[6]
  if (hour > 23 || minute > 59) return null
  const isLate = half === 'pm' || (half !== 'am' && part !== undefined && (PARTS[part] ?? 0) >= 12)
  if (hour < 12 && isLate) return { minutes: (hour + 12) * 60 + minute, either: false }
  if (hour === 12 && half === 'am') return { minutes: minute, either: false }
  const isSaid =
    half === 'am' ||
    half === 'pm' ||
    part !== undefined ||
    hour === 0 ||
    hour > 12 ||
    match[1]?.startsWith('0') === true
  return { minutes: hour * 60 + minute, either: !isSaid }
}

/**
 * Parts a "may I" question from its time: "wash my hair tomorrow at 9" -> "wash my hair" and the moment.
 * A day without an hour is its first moment, but not before now; an hour of 1 to 6 with neither am nor pm is in the afternoon.
 * A time it does not understand stays in `rest`, where `mayI` names it as not understood.
 * @example splitMoment('wash my hair tomorrow at 9', { now, zoneOffset }).rest // 'wash my hair'
 */
export const splitMoment = (text: string, { now, zoneOffset }: Moment): SplitMoment => {
  const words = taker(text)
  const result = (at: Instant | null): SplitMoment =>
    at === null || !Number.isFinite(at)
      ? { at: null, rest: text, said: null }
      : { at, rest: words.rest(), said: words.said() }
  const relative = words.take(FROM_NOW) ?? words.take(RELATIVE)
  if (relative) return result(now + countOf(relative[1]) * (UNITS[relative[2] ?? ''] ?? Number.NaN))
  const day = words.take(DAY)
  const part = words.take(PART)?.[1]
  const clockMatch = words.take(CLOCK)
  const clock = clockMatch ? readClock(clockMatch, part) : null
  if (clockMatch && !clock) return result(null)
  if (!day && part === undefined && !clock) return result(words.take(NOW) ? now : null)
  const offset = zoneOffset(now + zoneOffset(now) * MINUTE_MS) * MINUTE_MS
  const wallNow = now + offset
  const today = Math.floor(wallNow / DAY_MS) * DAY_MS
  const date = today + (day ? daysAhead(day, new Date(wallNow).getUTCDay()) : 0) * DAY_MS
  const toInstant = (wall: number): Instant => wall - zoneOffset(wall) * MINUTE_MS
  if (!clock) return result(Math.max(now, toInstant(date + (part === undefined ? 0 : (PARTS[part] ?? 0) * HOUR_MS))))
  const wall = date + clock.minutes * MINUTE_MS
  if (day || part !== undefined) {
    const isAfternoon = clock.either && clock.minutes > 0 && clock.minutes < 7 * 60
    return result(toInstant(isAfternoon ? wall + DAY_MS / 2 : wall))
  }
  const times = [wall, ...(clock.either ? [wall + DAY_MS / 2] : []), wall + DAY_MS].map(toInstant)
  return result(times.find((time) => time >= now) ?? null)
}
