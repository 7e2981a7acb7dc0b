import { describe, expect, test } from 'vitest'
import {
  bandAt,
  bootstrapBand,
  guaranteedBand,
  proportion,
  recoveryCurve,
  seeded,
  shareStill,
  timeUntil,
  waldBand,
} from '../src/index.ts'
import { answered } from './answered.ts'
import { checkIns } from './check-ins.ts'

const TIMES = [24, 48, 72, 96, 120, 168, 216]
const bands = {
  wald: waldBand,
  guaranteed: guaranteedBand,
  bootstrap: (rows: Parameters<typeof waldBand>[0]) => bootstrapBand(rows, { random: seeded(2), resamples: 60 }),
}

describe.each(Object.keys(bands) as (keyof typeof bands)[])('%s', (name) => {
  const rows = checkIns(200, 'grid', 5)
  const band = answered(bands[name](rows))
  const curve = answered(recoveryCurve(rows))

  test('falls, stays between 0 and 1, and says its method, n and confidence', () => {
    let before = { low: 1, high: 1 }
    for (const step of band.steps) {
      expect(step.low).toBeGreaterThanOrEqual(0)
      expect(step.high).toBeLessThanOrEqual(1)
      expect(step.low).toBeLessThanOrEqual(step.high)
      expect(step.low).toBeLessThanOrEqual(before.low)
      expect(step.high).toBeLessThanOrEqual(before.high)
      before = step
    }
    expect(band).toMatchObject({ n: 200, confidence: 0.95, method: expect.stringMatching(/\w/) })
  })

  test('holds the curve', () => {
    for (const time of TIMES) {
      const { low, high } = bandAt(band, time)
      const still = shareStill(curve, time)
      expect(low).toBeLessThanOrEqual(still.lower + 1e-9)
      expect(high).toBeGreaterThanOrEqual(still.upper - 1e-9)
    }
  })
})

test('without censoring and with exact times the guaranteed band is Clopper and Pearson', () => {
  const rows = Array.from({ length: 20 }, (_, i) => ({ left: i + 1, right: i + 1 }))
  const band = answered(guaranteedBand(rows))
  for (const over of [1, 7, 13, 19]) {
    const still = answered(proportion(20 - over, 20, { method: 'clopper-pearson' }))
    const { low, high } = bandAt(band, over)
    expect(high).toBeCloseTo(still.high, 9)
    expect(low).toBeCloseTo(still.low, 9)
  }
})

test('nobody over it yet: the band leaves room for what n patients cannot exclude', () => {
  const rows = Array.from({ length: 10 }, () => ({ left: 24, right: null }))
  for (const band of Object.values(bands).map((bandOf) => answered(bandOf(rows)))) {
    // 1 - 0.025^(1/10): the exact upper limit of 0 in 10
    expect(bandAt(band, 12).low).toBeLessThanOrEqual(0.025 ** 0.1 + 1e-12)
    expect(bandAt(band, 12).high).toBe(1)
  }
})

test('the same seed gives the same bootstrap, another seed another', () => {
  const rows = checkIns(80, 'grid')
  const steps = (seed: number) => answered(bootstrapBand(rows, { random: seeded(seed), resamples: 50 })).steps
  expect(steps(1)).toEqual(steps(1))
  expect(steps(1)).not.toEqual(steps(2))
})

test('the median of exact times, with the limits of the order statistics', () => {
  const rows = Array.from({ length: 20 }, (_, i) => ({ left: i + 1, right: i + 1 }))
  const median = answered(timeUntil(answered(recoveryCurve(rows)), answered(guaranteedBand(rows)), 0.5))
  // sign test: qbinom(.025, 20, .5) = 6, so the 6th and the 15th value
  expect(median).toMatchObject({ until: 10, low: 6, high: 15, n: 20 })
})

test('what nobody was followed long enough to see is null, not a number', () => {
  const rows = [{ left: 0, right: 12 }, ...Array.from({ length: 9 }, () => ({ left: 48, right: null }))]
  expect(answered(timeUntil(answered(recoveryCurve(rows)), answered(guaranteedBand(rows)), 0.5))).toMatchObject({
    from: 48,
    until: null,
    high: null,
  })
})

test.each([
  ['wald', () => waldBand([])],
  ['guaranteed', () => guaranteedBand([{ left: 5, right: 2 }])],
  ['bootstrap', () => bootstrapBand([{ left: 5, right: 6 }], { random: seeded(1), resamples: 3 })],
])('%s refuses bad input', (_, band) => {
  expect(band()).toHaveProperty('refused')
})
