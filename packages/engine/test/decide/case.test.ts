import { describe, expect, test } from 'vitest'
import type { SignSeen } from '../../src/decide/sign-seen.ts'
import type { Report, ReportedSign } from '../../src/report.ts'
import { caseOf, complication, item, madeUp, modifier, pattern, reported, sign } from './made-up.ts'

const pinkOf = (...signs: Partial<ReportedSign>[]): SignSeen | undefined =>
  caseOf({ signs: signs.map((parts) => reported('pink', parts)) }).signs.get('pink')

describe('what was not said', () => {
  const told = { sign: 'pink', grade: null, trend: null }
  test('a grade counts as the lowest, a trend as the same, and both are known to be unknown', () =>
    expect(caseOf({ signs: [told] }).signs.get('pink')).toEqual({
      sign: 'pink',
      grade: 1,
      gradeKnown: false,
      gradeAssumed: false,
      trend: 'same',
      trendKnown: false,
      beganLatest: null,
      beganEarliest: null,
      beganUnsaid: true,
      presentFor: 0,
      afterGap: false,
      betterThenWorse: false,
      oneSided: false,
    }))

  const grades = madeUp({
    signs: [
      sign('bad', { lowestGrade: 3 }),
      sign('single', { lowestGrade: 2, highestGrade: 2 }),
      sign('small', { highestGrade: 2 }),
    ],
  })
  test.each([
    ['bad', null, 3, false],
    ['bad', 1, 3, true],
    ['bad', 4, 4, true],
    ['single', null, 2, true],
    ['small', 4, 2, true],
    ['small', 1, 1, true],
    ['small', 2, 2, true],
    // no entry of the vocabulary: every grade exists
    ['nowhere', null, 1, false],
    ['nowhere', 4, 4, true],
  ] as const)('%s, grade %s: counts as %i, known: %s', (id, grade, counts, known) =>
    expect(caseOf({ signs: [reported(id, { grade })] }, grades).signs.get(id)).toMatchObject({
      grade: counts,
      gradeKnown: known,
    }),
  )
})

test('what was said is kept', () =>
  expect(
    pinkOf({ grade: 2, gradeAssumed: true, trend: 'better', beganHoursAgo: 5, afterGap: true, oneSided: true }),
  ).toEqual({
    sign: 'pink',
    grade: 2,
    gradeKnown: true,
    gradeAssumed: true,
    trend: 'better',
    trendKnown: true,
    beganLatest: 5,
    beganEarliest: 5,
    beganUnsaid: false,
    presentFor: 0,
    afterGap: true,
    betterThenWorse: false,
    oneSided: true,
  }))

test('better, then worse: is worse now', () =>
  expect(pinkOf({ trend: 'better', betterThenWorse: true })).toMatchObject({ trend: 'worse', betterThenWorse: true }))

describe('said twice: the worse of both counts, in either order', () => {
  test.each([
    [{ grade: 1 }, { grade: 3 }, { grade: 3, gradeKnown: true }],
    [{ grade: 1 }, { grade: null }, { gradeKnown: false }],
    [{ gradeAssumed: true }, { gradeAssumed: false }, { gradeAssumed: true }],
    [{ gradeAssumed: false }, { gradeAssumed: false }, { gradeAssumed: false }],
    [{ trend: 'better' }, { trend: 'worse' }, { trend: 'worse' }],
    [{ trend: 'same' }, { trend: null }, { trend: 'same', trendKnown: true }],
    [{ trend: null }, { trend: null }, { trendKnown: false }],
    [{ beganHoursAgo: 5 }, { beganHoursAgo: 9 }, { beganLatest: 5, beganEarliest: 9, beganUnsaid: false }],
    [{}, {}, { beganLatest: null, beganEarliest: null, beganUnsaid: true }],
    // one beginning that nobody knows may be the earliest
    [{ beganHoursAgo: 5 }, {}, { beganLatest: 5, beganEarliest: 5, beganUnsaid: true }],
    [{ beganHoursAgo: 0 }, {}, { beganLatest: 0, beganEarliest: 0, beganUnsaid: true }],
    // what earlier reports had so long stays, also where the other entry says nothing of it
    [{ presentForHours: 40 }, {}, { presentFor: 40 }],
    [{ presentForHours: 40 }, { presentForHours: 7 }, { presentFor: 40 }],
    [{ afterGap: true }, {}, { afterGap: true }],
    [{}, {}, { afterGap: false, betterThenWorse: false, oneSided: false }],
    [{ betterThenWorse: true }, {}, { betterThenWorse: true }],
    [{ oneSided: true }, {}, { oneSided: true }],
  ] as const)('%o and %o: %o', (a, b, joined) => {
    expect(pinkOf(a, b)).toMatchObject(joined)
    expect(pinkOf(b, a)).toMatchObject(joined)
  })
})

describe('a thermometer', () => {
  const read = (temperatureC: number, parts: Partial<Report> = {}) => {
    const { signs, temperature } = caseOf({ temperatureC, ...parts }, madeUp({ signs: [sign('low-temperature')] }))
    return { signs: [...signs.values()].map((s) => `${s.sign} ${s.grade}`), temperature }
  }
  test.each([
    [35.9, 'low-temperature 1'],
    [36, ''],
    [37.4, ''],
    [37.5, 'fever 1'],
    [39, 'fever 1'],
    [39.1, 'fever 2'],
    [40, 'fever 2'],
    [40.1, 'fever 3'],
  ])('%d degrees: %s', (temperatureC, seen) =>
    expect(read(temperatureC)).toEqual({ signs: seen === '' ? [] : [seen], temperature: temperatureC }),
  )
  test('the grade of a fever is known, whether it gets worse is not; a low temperature has no grade yet', () => {
    expect(caseOf({ temperatureC: 38 }).signs.get('fever')).toMatchObject({ gradeKnown: true, trendKnown: false })
    const low = caseOf({ temperatureC: 35 }, madeUp({ signs: [sign('low-temperature')] })).signs.get('low-temperature')
    expect(low).toMatchObject({ gradeKnown: false, trendKnown: false })
  })

  const felt = { signs: [reported('fever')] }
  test('a fever felt and not measured counts as 38.0', () => expect(caseOf(felt).temperature).toBe(38))
  test('no fever felt, none measured: none', () => expect(caseOf({}).temperature).toBeNull())
  test('a fever felt and measured counts as measured', () => expect(read(37, felt).temperature).toBe(37))
  test('a medicine that hides it: the measure says nothing below 38.0', () => {
    expect(read(37, { ...felt, feverHidden: true }).temperature).toBe(38)
    expect(read(39, { ...felt, feverHidden: true }).temperature).toBe(39)
    expect(read(37, { feverHidden: true }).temperature).toBe(37)
  })
})

describe('a condition that is a sign in itself', () => {
  const knowledge = madeUp({
    treatments: {
      dab: {
        complications: [
          complication('one'),
          complication('two', { pattern: pattern([item('wet')], [item('hot'), item('exposed')]) }),
        ],
      },
      rub: { complications: [complication('three')] },
    },
    signs: [sign('exposed', { lowestGrade: 3 })],
    modifiers: [modifier('expecting', { impliesSign: 'exposed' }), modifier('frail')],
  })
  const signsOf = (slug: string, modifiers: string[]) => [
    ...caseOf({ treatments: [{ slug, hoursSince: 5 }], modifiers }, knowledge).signs.values(),
  ]
  test('where a complication of what was done rests on it, at its lowest grade', () =>
    expect(signsOf('dab', ['expecting'])).toMatchObject([{ sign: 'exposed', grade: 3, gradeKnown: true }]))
  test('and where another treatment, done as well, has none', () => {
    const both = ['rub', 'dab', 'nowhere'].map((slug) => ({ slug, hoursSince: 5 }))
    const found = (treatments: Report['treatments']) => [
      ...caseOf({ treatments, modifiers: ['expecting'] }, knowledge).signs.keys(),
    ]
    expect(found(both)).toEqual(['exposed'])
    expect(found(both.toReversed())).toEqual(['exposed'])
  })
  test('not where none does, nor for what the knowledge does not have', () => {
    expect(signsOf('rub', ['expecting'])).toEqual([])
    expect(signsOf('nowhere', ['expecting'])).toEqual([])
  })
  test('other conditions are no sign, nor are unknown ones', () =>
    expect(signsOf('dab', ['frail', 'unheard'])).toEqual([]))
  test('a sign that the vocabulary lacks is one all the same, its grade unknown', () => {
    const without = { ...knowledge, signs: {} }
    const [found] = caseOf({ modifiers: ['expecting'] }, without).signs.values()
    expect(found).toMatchObject({ sign: 'exposed', gradeKnown: false })
  })
})

describe('time', () => {
  const timed = (...treatments: Report['treatments']) => {
    const { hours, timeUnknown } = caseOf({ treatments })
    return { hours, timeUnknown }
  }
  test('every clock that was said, and nothing else, may be the one that a red flag counts on', () =>
    expect(
      timed(
        { slug: 'dab', hoursSince: 100, hoursSinceSession: 1, hoursSinceDoseChange: 2, hoursSinceLastUse: 0 },
        { slug: 'rub', hoursSince: 7 },
      ),
    ).toEqual({ hours: [100, 1, 2, 0, 7], timeUnknown: false }))
  test('one treatment without a time: not known', () =>
    expect(timed({ slug: 'dab', hoursSince: null }, { slug: 'rub', hoursSince: 7 })).toEqual({
      hours: [7],
      timeUnknown: true,
    }))
  test('no treatment: not known', () => expect(timed()).toEqual({ hours: [], timeUnknown: true }))
})
