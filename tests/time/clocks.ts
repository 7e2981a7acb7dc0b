import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'

/** Five zones: one hour in the north, one hour elsewhere, half an hour, an hour less for one month of the moon's year, an hour at midnight in the south. */
export const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'America/Santiago',
] as const

/** What a clock on the wall shows. */
export interface Wall {
  readonly date: string
  readonly minutes: number
}

const formats = new Map<string, Intl.DateTimeFormat>()
const formatOf = (zone: string): Intl.DateTimeFormat => {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
    })
  formats.set(zone, format)
  return format
}

/** The wall clock of a zone, by Intl: another way than the one that is tested. */
export const wallAt = (at: Temporal.Instant, zone: string): Wall => {
  const parts = formatOf(zone).formatToParts(at.epochMilliseconds)
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((found) => found.type === type)?.value ?? ''
  return {
    date: `${part('year')}-${part('month')}-${part('day')}`,
    minutes: Number(part('hour')) * 60 + Number(part('minute')),
  }
}

const FROM = Date.parse('2024-01-01T00:00:00Z')
const UNTIL = Date.parse('2031-01-01T00:00:00Z')
const MINUTE_MS = 60_000
// shorter than any time between two changes
const LOOK_EVERY_MINUTES = 24 * 60

/** How far a wall clock is ahead of UTC, minutes. */
const aheadAt = (ms: number, zone: string): number => {
  const { date, minutes } = wallAt(Temporal.Instant.fromEpochMilliseconds(ms), zone)
  return (Date.parse(`${date}T00:00:00Z`) - ms) / MINUTE_MS + minutes
}

/** Every change of the clocks of a zone in these years, from the time zone data of the runtime, to the minute. */
export const changesOf = (zone: string): readonly Temporal.Instant[] => {
  const found: Temporal.Instant[] = []
  const step = LOOK_EVERY_MINUTES * MINUTE_MS
  for (let from = FROM; from < UNTIL; from += step) {
    const before = aheadAt(from, zone)
    if (aheadAt(from + step, zone) === before) continue
    let [low, high] = [0, LOOK_EVERY_MINUTES]
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2)
      if (aheadAt(from + middle * MINUTE_MS, zone) === before) low = middle
      else high = middle
    }
    found.push(Temporal.Instant.fromEpochMilliseconds(from + high * MINUTE_MS))
  }
  return found
}

export const MINUTES_PER_DAY = 1440

/** `09:05` */
export const clockOf = (minutes: number): string =>
  Temporal.PlainTime.from('00:00').add({ minutes }).toString({ smallestUnit: 'minute' })

/** A moment within two days of a change of the clocks. */
export interface NearChange {
  readonly zone: string
  readonly now: Temporal.Instant
}

const NEAR_MINUTES = 48 * 60
const CLOSE_MINUTES = 3 * 60
const within = (minutes: number) => fc.integer({ min: -minutes, max: minutes })

export const nearChange: fc.Arbitrary<NearChange> = fc
  .constantFrom(...ZONES.flatMap((zone) => changesOf(zone).map((change) => ({ zone, change }))))
  .chain(({ zone, change }) =>
    fc.oneof(within(NEAR_MINUTES), within(CLOSE_MINUTES)).map((minutes) => ({ zone, now: change.add({ minutes }) })),
  )
