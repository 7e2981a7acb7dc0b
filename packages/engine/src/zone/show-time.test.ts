import { expect, test } from 'vitest'
import { showTime } from './show-time.ts'

test.each([
  ['2026-11-21T09:00Z', 'Europe/London', 'Sat 21 Nov 2026, 09:00'],
  ['2026-07-01T23:30Z', 'Europe/London', 'Thu 2 Jul 2026, 00:30'],
  ['2026-11-21T00:00Z', 'America/New_York', 'Fri 20 Nov 2026, 19:00'],
])('%s in %s', (instant, zone, shown) => {
  expect(showTime(Date.parse(instant), zone)).toBe(shown)
})
