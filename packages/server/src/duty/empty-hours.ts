import { Temporal } from 'temporal-polyfill'

interface Span {
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
}

const compare = Temporal.Instant.compare

/** When nobody is on duty between two instants, in the order of time. Shifts may come in any order, meet and overlap. */
export const emptyHours = (
  shifts: readonly Span[],
  from: Temporal.Instant,
  until: Temporal.Instant,
): readonly Span[] => {
  const empty: Span[] = []
  let covered = from
  for (const { startsAt, endsAt } of [...shifts].sort((a, b) => compare(a.startsAt, b.startsAt))) {
    if (compare(startsAt, until) >= 0) break
    if (compare(startsAt, covered) > 0) empty.push({ startsAt: covered, endsAt: startsAt })
    if (compare(endsAt, covered) > 0) covered = endsAt
  }
  if (compare(covered, until) < 0) empty.push({ startsAt: covered, endsAt: until })
  return empty
}
