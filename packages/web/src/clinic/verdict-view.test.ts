import { expect, test } from 'vitest'
import { storedOf } from './verdict-view.ts'

// an answer that holds for 18 hours
test.each([
  ['2026-11-21T02:00Z', '2026-11-21T02:00Z', 'today, 20:00', false],
  ['2026-11-21T02:00Z', '2026-11-21T19:59Z', 'today, 20:00', false],
  ['2026-11-21T02:00Z', '2026-11-21T20:00Z', 'today, 20:00', true],
  ['2026-11-20T08:00Z', '2026-11-25T09:00Z', 'Sat 21 Nov, 02:00', true],
  // over the change of the clocks in London: 18 hours are 18 hours
  ['2026-10-24T12:00Z', '2026-10-24T13:00Z', 'tomorrow, 06:00', false],
])('said at %s and read at %s: until %s, over: %s', (said, read, until, isOver) => {
  const clock = { zone: 'Europe/London', now: Date.parse(read) }
  expect(storedOf(18, Date.parse(said), clock)).toEqual({ until, isOver })
})

test('one to act on at once has no time until which it holds', () => {
  const now = Date.parse('2026-11-21T02:00Z')
  expect(storedOf(0, now, { zone: 'UTC', now })).toEqual({ until: null, isOver: true })
})
