import { Temporal } from 'temporal-polyfill'

const MINUTE_MS = 60_000

/**
 * Minutes east of UTC at a wall time of a zone, the wall time given as if it were UTC.
 * A time that the clocks skip counts on from before the change; of a time that comes twice it is the first (RFC 5545, section 3.3.5).
 */
export const wallOffset =
  (zone: string) =>
  (wallAsUtc: number): number => {
    const wall = Temporal.Instant.fromEpochMilliseconds(wallAsUtc).toZonedDateTimeISO('UTC').toPlainDateTime()
    const there = wall.toZonedDateTime(zone, { disambiguation: 'compatible' })
    return (wallAsUtc - there.epochMilliseconds) / MINUTE_MS
  }
