import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ProportionMethod, proportion, ratePer, suppressSmallCells } from '../src/index.ts'
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
