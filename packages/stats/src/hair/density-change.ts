import { type Refusal, refusal } from '../refusal.ts'
import { normalQuantile } from '../special/functions.ts'

/** What two measurements of one patch say. */
export interface DensityChange {
  readonly change: number
  readonly low: number
  readonly high: number
  readonly confidence: number
  /** the smallest change that these measurements could tell from none */
  readonly detectable: number
  /** change over its standard error (Jacobson and Truax 1991) */
  readonly reliableChange: number
  readonly answer: 'gain' | 'loss' | 'no detectable change'
  /** measurements at each visit */
  readonly n: readonly [before: number, after: number]
  readonly method: 'reliable change (Jacobson and Truax 1991)'
}

/**
 * Did density change by more than the measurement errs? The mean of repeated measurements at each visit, against the
 * within-patch standard deviation of `repeatability`.
 * @example densityChange([140, 144], [151, 149], 6).answer // 'no detectable change', 8 against 1.96 x 6
 */
export const densityChange = (
  before: readonly number[],
  after: readonly number[],
  withinPatch: number,
  confidence = 0.95,
): DensityChange | Refusal => {
  if (before.length === 0 || after.length === 0)
    return refusal('no-rows', 'a change needs a measurement at both visits')
  if (![...before, ...after].every((value) => Number.isFinite(value) && value >= 0))
    return refusal('bad-value', 'a measurement is no density; write hairs per square centimetre, 0 or more')
  if (!(withinPatch > 0 && Number.isFinite(withinPatch)))
    return refusal('bad-value', `the within-patch standard deviation is ${withinPatch}; write a number above 0`)
  if (!(confidence > 0 && confidence < 1))
    return refusal('bad-value', `the confidence is ${confidence}; write a share such as 0.95`)
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
  const change = mean(after) - mean(before)
  const error = withinPatch * Math.sqrt(1 / before.length + 1 / after.length)
  const detectable = normalQuantile((1 + confidence) / 2) * error
  const isDetected = Math.abs(change) > detectable
  return {
    change,
    low: change - detectable,
    high: change + detectable,
    confidence,
    detectable,
    reliableChange: change / error,
    answer: isDetected ? (change > 0 ? 'gain' : 'loss') : 'no detectable change',
    n: [before.length, after.length],
    method: 'reliable change (Jacobson and Truax 1991)',
  }
}
