import type { Estimate } from '../estimate.ts'
import { type Refusal, refusal } from '../refusal.ts'
import { chiSquaredQuantile } from '../special/functions.ts'

/** How far two measurements of an unchanged patch lie apart. */
export interface Repeatability {
  /** standard deviation of repeated measurements of one patch */
  readonly withinPatch: Estimate
  /** two measurements of an unchanged patch differ by less than this in 95 of 100 cases */
  readonly coefficient: Estimate
  readonly patches: number
  readonly method: 'one-way analysis of variance (Bland and Altman 1996)'
}

const METHOD = 'one-way analysis of variance (Bland and Altman 1996)'
const APART = 1.96 * Math.SQRT2

/**
 * Measurement error from patches measured several times at one visit, when nothing can have grown.
 * @example repeatability([[182, 178], [140, 149], [201, 196, 199], [90, 95]]).withinPatch.estimate // 3.838402, R anova
 */
export const repeatability = (patches: readonly (readonly number[])[], confidence = 0.95): Repeatability | Refusal => {
  const row = patches.findIndex((patch) => !patch.every(Number.isFinite))
  if (row >= 0) return refusal('bad-value', 'a measurement is no number', row)
  const repeated = patches.filter((patch) => patch.length > 1)
  const degrees = repeated.reduce((sum, patch) => sum + patch.length - 1, 0)
  if (degrees < 2) return refusal('too-few', 'measurement error needs at least two patches measured twice')
  const squares = repeated.reduce((sum, patch) => {
    const mean = patch.reduce((total, value) => total + value, 0) / patch.length
    return sum + patch.reduce((total, value) => total + (value - mean) ** 2, 0)
  }, 0)
  const within = Math.sqrt(squares / degrees)
  const tail = (1 - confidence) / 2
  const scaled = (factor: number): Estimate => ({
    estimate: factor * within,
    low: factor * Math.sqrt(squares / chiSquaredQuantile(1 - tail, degrees)),
    high: factor * Math.sqrt(squares / chiSquaredQuantile(tail, degrees)),
    confidence,
    n: repeated.reduce((sum, patch) => sum + patch.length, 0),
    method: METHOD,
  })
  return { withinPatch: scaled(1), coefficient: scaled(APART), patches: repeated.length, method: METHOD }
}
