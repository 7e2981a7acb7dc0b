import { Temporal } from 'temporal-polyfill'

/**
 * The latest that a time in a record may mean. Of a day alone its beginning is stored; nobody ends a session at the very first moment of a day on the clinic's
 * clock, and were it so, what is off limits would end a day late, never early.
 * @param at milliseconds since 1970
 * @returns the end of that day, or `at`
 */
export const latestOf = (at: number, zone: string): number => {
  const read = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  const begins = read.startOfDay()
  return begins.epochMilliseconds === at ? begins.add({ days: 1 }).startOfDay().epochMilliseconds : at
}
