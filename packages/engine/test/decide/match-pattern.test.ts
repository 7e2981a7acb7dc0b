import type { PatternItem } from '@anagen/kb'
import { describe, expect, test } from 'vitest'
import { alternativeHolds, holdsOnSomeClock, itemHolds } from '../../src/decide/match-pattern.ts'
import type { Report } from '../../src/report.ts'
import { caseOf, item, reported } from './made-up.ts'

/** One condition, the report, the hour, whether it holds. The conditions are defined in packages/kb/src/schema/pattern.ts and section 4 of the design. */
type Row = readonly [condition: Partial<PatternItem>, told: Partial<Report>, hours: number | null, holds: boolean]

const pink = { signs: [reported('pink', { grade: 2, trend: 'new' })] }
const rows: readonly Row[] = [
  [{}, pink, 10, true],
  [{}, { signs: [reported('hot')] }, 10, false],

  [{ grade: 1 }, pink, 10, true],
  [{ grade: 2 }, pink, 10, true],
  [{ grade: 3 }, pink, 10, false],

  [{ trend: 'same' }, pink, 10, true],
  [{ trend: 'new' }, pink, 10, true],
  [{ trend: 'worse' }, pink, 10, false],

  [{ fromHours: 10 }, pink, 9, false],
  [{ fromHours: 10 }, pink, 10, true],
  [{ beforeHours: 10 }, pink, 9, true],
  [{ beforeHours: 10 }, pink, 10, false],
  [{ beyondHours: 10 }, pink, 10, false],
  [{ beyondHours: 10 }, pink, 11, true],
  // not knowing goes up
  [{ fromHours: 10 }, pink, null, true],
  [{ beforeHours: 10 }, pink, null, true],
  [{ beyondHours: 10 }, pink, null, true],

  [{ afterGap: true }, pink, 10, false],
  [{ afterGap: true }, { signs: [reported('pink', { afterGap: true })] }, 10, true],
  [{ oneSided: true }, pink, 10, false],
  [{ oneSided: true }, { signs: [reported('pink', { oneSided: true })] }, 10, true],

  [{ temperature: 38 }, { ...pink, temperatureC: null }, 10, false],
  [{ temperature: 38 }, { ...pink, temperatureC: 37.9 }, 10, false],
  [{ temperature: 38 }, { ...pink, temperatureC: 38 }, 10, true],

  [{ modifier: 'frail' }, pink, 10, false],
  [{ modifier: 'frail' }, { ...pink, modifiers: ['frail'] }, 10, true],
]

describe('one condition on one sign', () => {
  test.each(rows)('%o, told %o, at %s h: %s', (condition, told, hours, holds) =>
    expect(itemHolds(item('pink', condition), caseOf(told), hours)).toBe(holds),
  )
})

describe('an hour that is the most it can be', () => {
  test('may be before any hour', () =>
    expect(itemHolds(item('pink', { beforeHours: 10 }), caseOf(pink), 50, true)).toBe(true))
  test('but not later than it is', () => {
    expect(itemHolds(item('pink', { fromHours: 60 }), caseOf(pink), 50, true)).toBe(false)
    expect(itemHolds(item('pink', { beyondHours: 60 }), caseOf(pink), 50, true)).toBe(false)
  })
  test('is said of a whole alternative', () => {
    expect(alternativeHolds([item('pink', { beforeHours: 10 })], caseOf(pink), 50, true)).toBe(true)
    expect(alternativeHolds([item('pink', { beforeHours: 10 })], caseOf(pink), 50)).toBe(false)
  })
})

describe('on the person alone', () => {
  test('it holds with the modifier, without any sign', () =>
    expect(itemHolds(item(null, { modifier: 'frail' }), caseOf({ modifiers: ['frail'] }), 10)).toBe(true))
  test('conditions on a sign say nothing of a person', () => {
    const odd = item(null, { modifier: 'frail', grade: 3, trend: 'worse', afterGap: true, oneSided: true })
    expect(itemHolds(odd, caseOf({ modifiers: ['frail'] }), 10)).toBe(true)
  })
  test('and not without', () => expect(itemHolds(item(null, { modifier: 'frail' }), caseOf({}), 10)).toBe(false))
})

test('all items of an alternative must hold', () => {
  const both = [item('pink'), item('hot')]
  expect(alternativeHolds(both, caseOf(pink), 10)).toBe(false)
  expect(alternativeHolds(both, caseOf({ signs: [reported('pink'), reported('hot')] }), 10)).toBe(true)
})

describe('on some clock of the report', () => {
  const late = [item('pink', { beyondHours: 100 })]
  const at = (...hours: (number | null)[]) =>
    caseOf({ ...pink, treatments: hours.map((hoursSince) => ({ slug: 'dab', hoursSince })) })
  test.each([
    [[50], false],
    [[50, 101], true],
    [[50, null], true],
    [[], true],
  ])('hours %o: %s', (hours, holds) => expect(holdsOnSomeClock(late, at(...hours))).toBe(holds))
  test('an hour outside the window does not count', () => {
    expect(holdsOnSomeClock(late, at(101, 300), { from: 201, to: 400 })).toBe(true)
    expect(holdsOnSomeClock(late, at(101), { from: 201, to: 400 })).toBe(false)
    expect(holdsOnSomeClock(late, at(300), { from: 0, to: 299 })).toBe(false)
  })
  test('both ends of the window count', () => {
    expect(holdsOnSomeClock(late, at(201), { from: 201, to: 400 })).toBe(true)
    expect(holdsOnSomeClock(late, at(400), { from: 201, to: 400 })).toBe(true)
  })
  test('an unknown hour counts inside any window', () =>
    expect(holdsOnSomeClock(late, at(null), { from: 0, to: 0 })).toBe(true))
})
