// R 4.2.2, survival 3.5-3, vcd 1.4-11, epitools 0.5-10.1; each value beside the call that made it. `[call, ours, theirs]`.
import { expect, test } from 'vitest'
import {
  averageRunLength,
  binomialCriticalValue,
  maxSprtPoisson,
  poissonCriticalValue,
  seeded,
} from '../../src/index.ts'
import { answered } from '../answered.ts'
import { agree } from './agree.ts'

const critical = (upperLimit: number, alpha = 0.05): number => {
  const value = poissonCriticalValue({ upperLimit, alpha })
  return typeof value === 'number' ? value : Number.NaN
}
agree(
  [
    [
      'Kulldorff et al. 2011, table 1, alpha 0.05, T = 0.1, 0.5, 1, 1.5, 2, 5',
      [0.1, 0.5, 1, 1.5, 2, 5].map((limit) => critical(limit)),
      [2.044069, 2.637928, 2.853937, 2.964971, 3.046977, 3.297183],
    ],
    [
      'the same, T = 10, 20, 50, 100',
      [10, 20, 50, 100].map((limit) => critical(limit)),
      [3.467952, 3.628123, 3.819903, 3.952321],
    ],
    [
      'the same, alpha 0.01, T = 1, 5, 10, 20',
      [1, 5, 10, 20].map((limit) => critical(limit, 0.01)),
      [4.670428, 5.091907, 5.260513, 5.41477],
    ],
  ],
  3e-7,
)
agree([
  [
    'binomial MaxSPRT by enumeration in R: share 0.5, 10 events',
    [Number(binomialCriticalValue({ share: 0.5, mostEvents: 10 }))],
    [3.098835762],
  ],
  [
    'share 0.2, 30 and 50 events',
    [30, 50].map((mostEvents) => Number(binomialCriticalValue({ share: 0.2, mostEvents }))),
    [3.249070902, 3.249070902],
  ],
  [
    'share 0.1, 25 events, alpha 0.01',
    [Number(binomialCriticalValue({ share: 0.1, mostEvents: 25, alpha: 0.01 }))],
    [4.668580194],
  ],
])
test('poisson statistic by hand: 3 events, 0.4 expected', () => {
  const run = answered(maxSprtPoisson([{ events: 3, expected: 0.4 }], { upperLimit: 10 }))
  expect(run.points[0]?.statistic).toBeCloseTo(0.4 - 3 + 3 * Math.log(7.5), 12)
})

// a Markov chain of 2000 to 3000 states in R: solve(diag(m + 1) - transitions, rep(1, m + 1))[1]
test.each([
  [2, { risk: 0.05, trueRate: 0.05 }, 439.994],
  [2, { risk: 0.05, trueRate: 0.1 }, 71.6438],
  [3, { risk: 0.1, trueRate: 0.1 }, 851.01],
] as const)('average run length at limit %s, %o: Markov chain in R %s', (limit, stream, exact) => {
  const run = answered(averageRunLength({ oddsRatio: 2, limit }, stream, { random: seeded(8), charts: 4000 }))
  expect(run.unfinished).toBe(0)
  // four standard errors, and a percent for the grid of the chain
  const error = (run.high - run.low) / (2 * 1.96)
  expect(Math.abs(run.mean - exact)).toBeLessThan(4 * error + 0.01 * exact)
})
