import { expect, test } from 'vitest'
import { readClock } from '../../src/decide/clocks.ts'
import { done } from './made-up.ts'

// Which clock an effect counts on: section 4 of the design. An absent one falls back to `hoursSince` (src/report.ts).
const all = done(1000, { hoursSinceSession: 10, hoursSinceDoseChange: 20, hoursSinceLastUse: 30 })

test.each([
  ['session', 10],
  ['dose-change', 20],
  ['each-use', 30],
  ['first-dose', 1000],
  ['test', 1000],
  ['surgery', 1000],
] as const)('%s: %i hours', (clock, hours) => expect(readClock(all, clock)).toEqual({ hours, standIn: false }))

test.each(['session', 'dose-change', 'each-use'] as const)(
  '%s that was not said: the first hour stands in',
  (clock) => {
    expect(readClock(done(1000), clock)).toEqual({ hours: 1000, standIn: true })
    expect(readClock(done(null), clock)).toEqual({ hours: null, standIn: true })
  },
)

test('an hour of nought is said', () =>
  expect(readClock(done(1000, { hoursSinceLastUse: 0 }), 'each-use')).toEqual({ hours: 0, standIn: false }))
