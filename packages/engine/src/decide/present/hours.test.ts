import { expect, test } from 'vitest'
import { showHours } from './hours.ts'

const DAY = 24

test.each([
  [0, '0 hours'],
  [0.005, 'less than a minute'],
  [1 / 60, '1 minute'],
  [0.25, '15 minutes'],
  [0.999, '1 hour'],
  [1, '1 hour'],
  [47.96, '48 hours'],
  [2 * DAY, '2 days'],
  [4.3 * DAY, '4.3 days'],
  [21 * DAY, '3 weeks'],
  [30 * DAY, '30 days'],
  [45 * DAY, '45 days'],
  [8 * 7 * DAY, '8 weeks'],
  [60 * DAY, '2 months'],
  [90 * DAY, '3 months'],
  [180 * DAY, '6 months'],
  [365 * DAY, '1 year'],
])('%s hours are said as %s', (hours, said) => expect(showHours(hours)).toBe(said))
