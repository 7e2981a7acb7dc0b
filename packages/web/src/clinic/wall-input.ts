import { Temporal } from 'temporal-polyfill'

/** What a browser's date-and-time field holds, in the clinic's zone, as an instant; null when it is no time. */
export const instantOf = (wall: string, zone: string): string | null => {
  try {
    return Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).toInstant().toString()
  } catch {
    return null
  }
}

/** An instant as such a field takes it. */
export const wallOf = (at: number, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
