import type { Estimate } from '../estimate.ts'
import { type Refusal, refusal } from '../refusal.ts'
import { tQuantile } from '../special/functions.ts'

/** Two measurements of the same patch: two readers, two devices, or one twice. */
export interface Pair {
  readonly first: number
  readonly second: number
}

/** Between these, 95 % of the differences between the two lie. */
export interface LimitsOfAgreement {
  readonly bias: Estimate
  readonly lower: Estimate
  readonly upper: Estimate
  readonly standardDeviation: number
  readonly n: number
  readonly method: 'limits of agreement (Bland and Altman 1986, 1999)'
}

const METHOD = 'limits of agreement (Bland and Altman 1986, 1999)'
const WIDTH = 1.96

/**
 * @example limitsOfAgreement([{ first: 182, second: 178 }, { first: 140, second: 149 }, { first: 201, second: 196 }]).standardDeviation // 7.810250, sqrt(61)
 */
export const limitsOfAgreement = (pairs: readonly Pair[]): LimitsOfAgreement | Refusal => {
  const n = pairs.length
  if (n < 3) return refusal('too-few', `${n} pairs; limits of agreement need 3 or more`)
  const row = pairs.findIndex(({ first, second }) => !Number.isFinite(first) || !Number.isFinite(second))
  if (row >= 0) return refusal('bad-value', 'a measurement is no number', row)
  const differences = pairs.map(({ first, second }) => first - second)
  const mean = differences.reduce((sum, d) => sum + d, 0) / n
  const standardDeviation = Math.sqrt(differences.reduce((sum, d) => sum + (d - mean) ** 2, 0) / (n - 1))
  const t = tQuantile(0.975, n - 1)
  const around = (estimate: number, error: number): Estimate => ({
    estimate,
    low: estimate - t * error,
    high: estimate + t * error,
    confidence: 0.95,
    n,
    method: METHOD,
  })
  const ofLimit = standardDeviation * Math.sqrt(1 / n + WIDTH ** 2 / (2 * (n - 1)))
  return {
    bias: around(mean, standardDeviation / Math.sqrt(n)),
    lower: around(mean - WIDTH * standardDeviation, ofLimit),
    upper: around(mean + WIDTH * standardDeviation, ofLimit),
    standardDeviation,
    n,
    method: METHOD,
  }
}
