import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  crossed,
  densityChange,
  ebgm,
  fitGammaPoisson,
  funnelLimits,
  incidence,
  informationComponent,
  informationComponentOf,
  isRefusal,
  limitsOfAgreement,
  logRank,
  type ProportionMethod,
  proportion,
  ratePer,
  repeatability,
  reportingOddsRatio,
  reportingRatio,
  standardise,
  stratifiedOddsRatio,
  suppressSmallCells,
  triage,
  weibullFit,
  weightedKappa,
} from '../src/index.ts'
import { binomialCdf } from '../src/rates/funnel-limits.ts'
import { answered } from './answered.ts'

test('a rate carries its denominator', () => {
  expect(answered(ratePer('session', 3, 412))).toMatchObject({ per: 'session', events: 3, n: 412, estimate: 3 / 412 })
})

describe.each(['wilson', 'clopper-pearson', 'jeffreys'] as ProportionMethod[])('%s', (method) => {
  test('holds the estimate, and mirrors when events and non-events change places', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, part) => {
        const events = Math.round(part * n)
        const { estimate, low, high } = answered(proportion(events, n, { method }))
        const mirrored = answered(proportion(n - events, n, { method }))
        expect(low).toBeLessThanOrEqual(estimate)
        expect(high).toBeGreaterThanOrEqual(estimate)
        expect(low).toBeCloseTo(1 - mirrored.high, 9)
      }),
    ))

  // exact coverage: the sum of binomial chances of the counts whose interval holds the truth
  test('coverage at n = 50 over all truths', () => {
    const truths = Array.from({ length: 99 }, (_, i) => (i + 1) / 100)
    const coverage = truths.map((truth) =>
      Array.from({ length: 51 }, (_, events) => events)
        .filter((events) => {
          const { low, high } = answered(proportion(events, 50, { method }))
          return low <= truth && truth <= high
        })
        .reduce((sum, events) => sum + binomialCdf(events, 50, truth) - binomialCdf(events - 1, 50, truth), 0),
    )
    const mean = coverage.reduce((sum, share) => sum + share, 0) / coverage.length
    if (method === 'clopper-pearson') expect(Math.min(...coverage)).toBeGreaterThanOrEqual(0.95 - 1e-9)
    else {
      expect(mean).toBeGreaterThan(0.93)
      expect(mean).toBeLessThan(0.97)
    }
  })
})

test.each([
  ['one small cell takes a partner along', [2, 9, 40], [null, null, 40]],
  ['two small cells hide each other', [2, 3, 40], [null, null, 40]],
  ['none is small', [0, 9, 40], [0, 9, 40]],
  ['a small cell alone', [3], [null]],
])('suppression: %s', (_, counts, shown) => {
  const cells = counts.map((count, i) => ({ name: `cell ${i}`, count }))
  expect(suppressSmallCells(cells).map(({ count }) => count)).toEqual(shown)
})

const levels = ['expected', 'contact', 'urgent']
const table = {
  levels,
  counts: [
    [50, 2, 0],
    [9, 30, 1],
    [1, 4, 12],
  ],
}

test('triage: agreement, both errors, and each level with everything above it', () => {
  const found = answered(triage(table))
  expect(found).toMatchObject({
    n: 109,
    agreed: { estimate: 92 / 109 },
    underTriage: { estimate: 3 / 109 },
    overTriage: { estimate: 14 / 109 },
  })
  expect(found.byLevel).toMatchObject([
    { level: 'contact', sensitivity: { estimate: 47 / 49, n: 49 }, specificity: { estimate: 50 / 60, n: 60 } },
    { level: 'urgent', sensitivity: { estimate: 12 / 13, n: 13 }, specificity: { estimate: 91 / 96, n: 96 } },
  ])
})

test('a level that no clinician gave has no sensitivity rather than a perfect one', () => {
  const found = answered(
    triage({
      levels: ['calm', 'urgent'],
      counts: [
        [5, 0],
        [1, 0],
      ],
    }),
  )
  expect(found.byLevel[0]?.sensitivity).toBeNull()
})

test('cases are crossed by level; an unknown level is refused', () => {
  expect(
    crossed(
      ['calm', 'urgent'],
      [
        { engine: 'urgent', clinician: 'calm' },
        { engine: 'calm', clinician: 'calm' },
      ],
    ),
  ).toEqual({
    levels: ['calm', 'urgent'],
    counts: [
      [1, 0],
      [1, 0],
    ],
  })
  expect(crossed(['calm', 'urgent'], [{ engine: 'mild', clinician: 'calm' }])).toMatchObject({
    refused: 'bad-value',
    row: 0,
  })
})

test('"no detectable change" is an answer', () => {
  expect(answered(densityChange([140, 144], [151, 149], 6))).toMatchObject({
    change: 8,
    answer: 'no detectable change',
    detectable: expect.closeTo(11.76, 2),
  })
  expect(answered(densityChange([140, 144], [161, 159], 6))).toMatchObject({ answer: 'gain' })
  expect(answered(densityChange([140], [110], 6))).toMatchObject({ answer: 'loss' })
})

test('the information component is finite where the ratios are not', () => {
  const unheardOf = { both: 2, product: 8, reaction: 0, neither: 90 }
  expect(reportingRatio(unheardOf)).toMatchObject({ refused: 'no-events' })
  expect(reportingOddsRatio(unheardOf)).toMatchObject({ refused: 'no-events' })
  const component = answered(informationComponentOf([unheardOf]))
  expect(Number.isFinite(component.low)).toBe(true)
  expect(component.n).toBe(2)
})

const two = { both: 1, product: 1, reaction: 1, neither: 1 }
test.each([
  ['more events than chances', () => proportion(5, 4)],
  ['half an event', () => proportion(0.5, 4)],
  ['out of 0', () => proportion(0, 0)],
  ['NaN', () => proportion(Number.NaN, 4)],
  ['confidence 95', () => proportion(1, 4, { confidence: 95 })],
  ['no exposure', () => incidence(1, 0)],
  ['target 0', () => funnelLimits(0, 10, 0.95)],
  ['no stratum', () => standardise([])],
  ['empty standard', () => standardise([{ events: 1, outOf: 2, standard: 0 }])],
  ['half a report', () => reportingRatio({ ...two, both: 0.5 })],
  ['no report', () => reportingOddsRatio({ both: 0, product: 0, reaction: 0, neither: 0 })],
  ['no strata', () => stratifiedOddsRatio([])],
  ['negative expected', () => informationComponent(1, -1)],
  ['few pairs', () => fitGammaPoisson({ reported: [1], expected: [1] })],
  ['nothing expected', () => ebgm(1, 0, { shape1: 1, rate1: 1, shape2: 1, rate2: 1, share: 0.5 })],
  [
    'two pairs',
    () =>
      limitsOfAgreement([
        { first: 1, second: 2 },
        { first: 1, second: 2 },
      ]),
  ],
  ['nothing repeated', () => repeatability([[1], [2]])],
  ['no error', () => densityChange([1], [2], 0)],
  ['negative density', () => densityChange([-1], [2], 1)],
  ['a table with a hole', () => weightedKappa({ levels: ['a', 'b'], counts: [[1, 2], [3]] })],
  [
    'one level only',
    () =>
      weightedKappa({
        levels: ['a', 'b'],
        counts: [
          [4, 0],
          [0, 0],
        ],
      }),
  ],
  [
    'no case',
    () =>
      triage({
        levels: ['a', 'b'],
        counts: [
          [0, 0],
          [0, 0],
        ],
      }),
  ],
  ['one group', () => logRank([{ group: 'a', observations: [{ left: 1, right: 2 }] }])],
  [
    'an empty group',
    () =>
      logRank([
        { group: 'a', observations: [{ left: 1, right: 2 }] },
        { group: 'b', observations: [] },
      ]),
  ],
  [
    'groups that nothing tells apart',
    () =>
      logRank([
        { group: 'a', observations: [{ left: 1, right: null }] },
        { group: 'b', observations: [{ left: 1, right: null }] },
      ]),
  ],
  ['nobody over it', () => weibullFit([{ left: 1, right: null }])],
  [
    'all exact and equal',
    () =>
      weibullFit([
        { left: 5, right: 5 },
        { left: 5, right: 5 },
      ]),
  ],
  [
    'ended at time 0',
    () =>
      weibullFit([
        { left: 0, right: 0 },
        { left: 2, right: 3 },
      ]),
  ],
  [
    'a covariate that is no number',
    () =>
      weibullFit(
        [
          { left: 1, right: 2 },
          { left: 2, right: 3 },
        ],
        { age: [40, Number.NaN] },
      ),
  ],
])('%s is refused in words', (_, ask) => {
  const answer = ask()
  expect(isRefusal(answer)).toBe(true)
  expect(answer).toHaveProperty('message', expect.stringMatching(/\w{3}/))
})
