import type { ZoneOffset } from '../src/parse/written-date.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** Minutes east of UTC at an instant, by the time zone database of the runtime. */
const offsetAt = (format: Intl.DateTimeFormat, instant: number): number => {
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]))
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return (Date.UTC(year, month - 1, day, hour, minute, second) - instant) / MINUTE_MS
}

/** As packages/cli reads wall time: what the clocks skip counts on from before the change; of what comes twice it is the first. */
export const zoneOffsetOf = (zone: string): ZoneOffset => {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  return (wall) => {
    const before = offsetAt(format, wall - DAY_MS)
    const after = offsetAt(format, wall + DAY_MS)
    const found = [before, after].find((offset) => offsetAt(format, wall - offset * MINUTE_MS) === offset)
    return found ?? before
  }
}
