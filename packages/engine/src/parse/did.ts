import type { Hours, Knowledge } from '@anagen/kb'
import type { TreatmentDone } from '../report.ts'
import { readParts } from './parts.ts'
import { isProblem, type Parsed, problem } from './problem.ts'
import { quote } from './quote.ts'
import { treatmentSlug } from './treatment-name.ts'
import { readDate, type ZoneOffset } from './written-date.ts'

const HOUR_MS = 3_600_000
const HOURS_IN: Readonly<Record<string, Hours>> = { m: 1 / 60, min: 1 / 60, h: 1, d: 24, w: 168, mo: 720, y: 8760 }
/** Longer ago than this is a slip of the hand: 100 years. */
export const LONGEST_AGO: Hours = 876_000
const RELATIVE = /^(\+?)(\d+(?:\.\d+)?)\s*(min|mo|m|h|d|w|y)$/i

const HOW = 'write for example 30h, 3d, 2w, 2026-11-17 or 2026-11-17T10:00'

/** The clock that dates are read against: `now` in UTC milliseconds and the zone of dates that name none. */
export interface Moment {
  readonly now: number
  readonly zoneOffset: ZoneOffset
}

/** Hours ago of `30h`; of `+30h`, which lies ahead, a negative number. */
const readRelative = (text: string): Hours | null => {
  const parts = RELATIVE.exec(text)
  if (!parts) return null
  const hours = Number(parts[2]) * (HOURS_IN[(parts[3] ?? 'h').toLowerCase()] ?? 1)
  return parts[1] === '+' ? -hours : hours
}

const readAgo = (text: string, moment: Moment): Hours | null => {
  const date = readDate(text, moment.zoneOffset)
  return date === null ? readRelative(text) : (moment.now - date) / HOUR_MS
}

/**
 * Hours between `now` and a written moment: `30h`, `3d`, `2026-11-17T10:00`, with `mayBeAhead` also `+2d`.
 * @returns hours ago, 0 or more; negative only with `mayBeAhead`
 */
export const parseAgo = (text: string, moment: Moment, at: string, mayBeAhead = false): Parsed<Hours> => {
  const trimmed = text.trim()
  const hours = readAgo(trimmed, moment)
  if (hours === null) {
    if (/^-/.test(trimmed))
      return problem(at, `${quote(text)} is a negative time; write how long ago it was, for example 3d`)
    return problem(at, `${quote(text)} is not a time; ${HOW}`)
  }
  if (hours < 0 && !mayBeAhead)
    return problem(at, `${quote(text)} lies in the future; write when it was done, for example 3d or a past date`)
  if (Math.abs(hours) > LONGEST_AGO) return problem(at, `${quote(text)} is more than 100 years away; ${HOW}`)
  return { value: hours }
}

const CLOCKS = {
  session: 'hoursSinceSession',
  'dose-change': 'hoursSinceDoseChange',
  'last-use': 'hoursSinceLastUse',
  stopped: 'hoursSinceStopped',
} as const satisfies Record<string, keyof TreatmentDone>

/**
 * What was done, and when: `fue@3d`, `prp@2026-11-17T10:00`, with further clocks and parts where they matter:
 * `minoxidil-oral@90d,dose-change@10d,stopped@2d`, `stem-cell@2d+fat-harvest`. `fue` alone or `fue@?` = the time is not known.
 */
export const parseDid = (
  text: string,
  moment: Moment,
  knowledge: Knowledge,
  at = '--did',
  mayBeAhead = false,
): Parsed<TreatmentDone> => {
  // a date may hold a + (its zone), so parts are only words after a +
  const [body = '', ...clocks] = text.split(',').map((part) => part.trim().split(/\+(?=[a-z])/i)[0] ?? '')
  const words = [...text.matchAll(/\+([a-z][a-z-]*)/gi)].map(([, word = '']) => word)
  const [name = '', ...times] = body.split('@')
  const time = times.join('@')
  if (name.trim() === '') return problem(at, `${quote(text)} names no treatment; write for example prp@30h`)
  const slug = treatmentSlug(name, knowledge, at)
  if (isProblem(slug)) return slug
  const withParts = readParts(words, slug.value, knowledge, at)
  if (isProblem(withParts)) return withParts
  const unknownTime = times.length === 0 || time === '?'
  if (!unknownTime && time === '') return problem(at, `${quote(text)} has no time after @; ${HOW}`)
  const since: Parsed<Hours | null> = unknownTime ? { value: null } : parseAgo(time, moment, at, mayBeAhead)
  if (isProblem(since)) return since
  const extra: Record<string, Hours> = {}
  for (const clock of clocks) {
    const [key = '', value = ''] = clock.split('@')
    const field = Object.hasOwn(CLOCKS, key) ? CLOCKS[key as keyof typeof CLOCKS] : undefined
    if (!field)
      return problem(
        at,
        `${quote(clock)} is not a clock; write one of ${Object.keys(CLOCKS)
          .map((c) => `${c}@3d`)
          .join(', ')}`,
      )
    const hours = parseAgo(value, moment, at)
    if (isProblem(hours)) return hours
    extra[field] = hours.value
  }
  return {
    value: {
      slug: slug.value,
      hoursSince: since.value,
      ...extra,
      ...(words.length > 0 ? { withParts: withParts.value } : {}),
    },
  }
}
