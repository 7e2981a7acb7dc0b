/** How a page writes times: the reader's wall clock, with the day in words when it is near. */
export interface WallClock {
  /** IANA */
  readonly zone: string
  /** milliseconds since 1970 */
  readonly now: number
}

const LOCALE = 'en-GB'
const DAY_MS = 86_400_000

const parts = (at: number, zone: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(LOCALE, { timeZone: zone, hourCycle: 'h23', ...options }).format(at)

const dayNumber = (at: number, zone: string): number => {
  const [year = 0, month = 1, day = 1] = new Intl.DateTimeFormat('en-CA', { timeZone: zone })
    .format(at)
    .split('-')
    .map(Number)
  return Math.round(Date.UTC(year, month - 1, day) / DAY_MS)
}

const NEAR = new Intl.RelativeTimeFormat(LOCALE, { numeric: 'auto' })

/** `today`, `tomorrow`, `Mon 23 Nov`, with the year when it is another one. */
export const dayText = (iso: string, { zone, now }: WallClock): string => {
  const at = Date.parse(iso)
  const days = dayNumber(at, zone) - dayNumber(now, zone)
  if (Math.abs(days) <= 1) return NEAR.format(days, 'day')
  const isThisYear = parts(at, zone, { year: 'numeric' }) === parts(now, zone, { year: 'numeric' })
  return parts(at, zone, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(isThisYear ? {} : { year: 'numeric' }),
  })
}

export const clockText = (iso: string, { zone }: WallClock): string =>
  parts(Date.parse(iso), zone, { hour: '2-digit', minute: '2-digit' })

/** `tomorrow, 09:00` */
export const timeText = (iso: string, clock: WallClock): string => `${dayText(iso, clock)}, ${clockText(iso, clock)}`

/** Both ends of a span; the day once when it is the same. */
export const shiftText = (startsAt: string, endsAt: string, clock: WallClock): string => {
  const isOneDay = dayText(startsAt, clock) === dayText(endsAt, clock)
  return `${timeText(startsAt, clock)} – ${isOneDay ? clockText(endsAt, clock) : timeText(endsAt, clock)}`
}

/** `Mon 23 Nov`, also when that is today. */
export const dateText = (day: string): string =>
  parts(Date.parse(`${day}T12:00Z`), 'UTC', { weekday: 'short', day: 'numeric', month: 'short' })

const SPANS = [
  ['day', DAY_MS],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** `3 hours`, the largest unit of which there is at least one; less than a minute is one. */
export const spanText = (ms: number): string => {
  const [unit, size] = SPANS.find(([, least]) => Math.abs(ms) >= least) ?? ['minute', 60_000]
  const count = Math.max(1, Math.floor(Math.abs(ms) / size))
  return new Intl.NumberFormat(LOCALE, { style: 'unit', unit, unitDisplay: 'long' }).format(count)
}
