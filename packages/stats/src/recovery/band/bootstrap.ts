import { at } from '../../numeric/at.ts'
import { distinct } from '../../numeric/search.ts'
import { drawGamma } from '../../random/draw.ts'
import type { Random } from '../../random/seeded.ts'
import { isRefusal, type Refusal, refusal } from '../../refusal.ts'
import { type Cells, cellsOf } from '../cells.ts'
import { maximise } from '../npmle.ts'
import { checkedColumns, type Observations } from '../seen.ts'
import { type Band, mergedSteps, neverSure } from './band.ts'

export interface BootstrapOptions {
  readonly random: Random
  readonly confidence?: number
  readonly resamples?: number
}

const RESAMPLES = 400
const FEWEST_RESAMPLES = 40
const MOST_TIMES = 400
/** A resample needs the curve to three digits, not the proof. */
const TOLERANCE = 1e-4

/**
 * Percentile limits of the Bayesian bootstrap (Rubin 1981): every patient gets a random weight, the curve is estimated
 * anew, and the limits are percentiles of the lower and of the upper curve, so that the width of the gaps between
 * check-ins stays in the band.
 */
export const bootstrapBand = (
  observations: Observations,
  { random, confidence = 0.95, resamples = RESAMPLES }: BootstrapOptions,
): Band | Refusal => {
  const columns = checkedColumns(observations)
  if (isRefusal(columns)) return columns
  if (!(resamples >= FEWEST_RESAMPLES))
    return refusal('bad-value', `${resamples} resamples are too few for percentiles; take ${FEWEST_RESAMPLES} or more`)
  const cells = cellsOf(columns)
  const times = evaluationTimes(cells)
  const lower = times.map(() => new Float64Array(resamples))
  const upper = times.map(() => new Float64Array(resamples))
  for (let round = 0; round < resamples; round++) {
    const { masses } = maximise(reweighted(cells, random), { tolerance: TOLERANCE })
    let over = 0
    let maybe = 0
    let nextOver = 0
    let nextMaybe = 0
    times.forEach((time, i) => {
      while (nextOver < masses.length && at(cells.right, nextOver) <= time) over += at(masses, nextOver++)
      while (nextMaybe < masses.length && (at(cells.left, nextMaybe) < time || at(cells.right, nextMaybe) <= time))
        maybe += at(masses, nextMaybe++)
      ;(upper[i] ?? upper[0])?.fill(1 - over, round, round + 1)
      ;(lower[i] ?? lower[0])?.fill(1 - maybe, round, round + 1)
    })
  }
  const tail = (1 - confidence) / 2
  const sure = neverSure(cells.n, confidence)
  const percentile = (values: Float64Array, p: number): number => {
    values.sort()
    return Math.max(0, at(values, Math.round(p * (resamples - 1))))
  }
  const highs = times.map((from, i) => ({
    from,
    value: Math.max(1 - sure, percentile(upper[i] ?? new Float64Array(1), 1 - tail)),
  }))
  // between two times the lower limit is the one of the later time
  const lows = times.map((_, i) => ({
    from: i === 0 ? 0 : (times[i - 1] ?? 0),
    value: Math.min(sure, percentile(lower[i] ?? new Float64Array(1), tail)),
  }))
  return {
    method: `Bayesian bootstrap, ${resamples} resamples`,
    confidence,
    n: cells.n,
    steps: mergedSteps([...lows, { from: at(times, times.length - 1), value: 0 }], highs),
  }
}

const reweighted = (cells: Cells, random: Random): Cells => {
  const drawn = cells.weight.map((weight) => drawGamma(weight, random))
  const total = drawn.reduce((sum, weight) => sum + weight, 0)
  return { ...cells, weight: drawn.map((weight) => (weight * cells.n) / total) }
}

/** Ends of the innermost intervals, thinned where there are many. */
const evaluationTimes = ({ left, right }: Cells): readonly number[] => {
  const ends = distinct(Float64Array.from([...left, ...right].filter((time) => Number.isFinite(time))))
  const every = Math.ceil(ends.length / MOST_TIMES)
  return [...ends].filter((_, i) => i % every === 0 || i === ends.length - 1)
}
