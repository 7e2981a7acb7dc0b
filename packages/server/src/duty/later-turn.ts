import type { Temporal } from 'temporal-polyfill'

interface Turn {
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
}

/**
 * The same turn some days later by the clock on the wall: 09:00 stays 09:00 across a change of the clocks. Where the change leaves nothing
 * between the two, it lasts as long as it did.
 */
export const laterTurn = ({ startsAt, endsAt }: Turn, days: number, zone: string): Turn => {
  const move = (at: Temporal.Instant): Temporal.Instant => at.toZonedDateTimeISO(zone).add({ days }).toInstant()
  const [start, end] = [move(startsAt), move(endsAt)]
  return end.epochMilliseconds > start.epochMilliseconds
    ? { startsAt: start, endsAt: end }
    : { startsAt: start, endsAt: start.add(startsAt.until(endsAt)) }
}
