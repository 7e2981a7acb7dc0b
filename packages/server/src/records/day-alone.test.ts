import { expect, test } from 'vitest'
import { latestOf } from './day-alone.ts'

test.each([
  // a day in summer, in winter, the days on which the clocks change, and one that has no midnight
  ['2026-07-01T23:00:00Z', 'Europe/London', '2026-07-02T23:00:00Z'],
  ['2026-11-01T00:00:00Z', 'Europe/London', '2026-11-02T00:00:00Z'],
  ['2026-03-29T00:00:00Z', 'Europe/London', '2026-03-29T23:00:00Z'],
  ['2026-10-24T23:00:00Z', 'Europe/London', '2026-10-26T00:00:00Z'],
  ['2026-03-28T22:00:00Z', 'Asia/Beirut', '2026-03-29T21:00:00Z'],
  // a time is known
  ['2026-07-01T23:01:00Z', 'Europe/London', '2026-07-01T23:01:00Z'],
  ['2026-07-01T00:00:00Z', 'Europe/London', '2026-07-01T00:00:00Z'],
  ['2026-07-01T10:00:00Z', 'Europe/London', '2026-07-01T10:00:00Z'],
])('%s in %s is %s at the latest', (at, zone, latest) =>
  expect(latestOf(Date.parse(at), zone)).toBe(Date.parse(latest)),
)
