import { at } from '../../numeric/at.ts'
import { distinct } from '../../numeric/search.ts'
import { drawGamma } from '../../random/draw.ts'
import type { Random } from '../../random/seeded.ts'
import { isRefusal, type Refusal, refusal } from '../../refusal.ts'
import { normalQuantile } from '../../special/functions.ts'
import { type Cells, cellsOf } from '../cells.ts'
import { maximise } from '../npmle.ts'
import { checkedColumns, type Observations } from '../seen.ts'
import { type Band, logLogLimits, mergedSteps, neverSure } from './band.ts'

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
 * The Bayesian bootstrap (Rubin 1981): every patient gets a random weight and the curve is estimated anew. The limits are
 * the wider of the percentiles and of the log-log limits from the spread of the resamples, which small samples need. They
 * are taken of the lower and of the upper curve, so that the gaps between check-ins stay in the band.
 * @example bootstrapBand(rows, { random: seeded(1) }).n // 20
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
  const estimate = sharesAt(cells, maximise(cells).masses, times)
  const drawn = Array.from({ length: resamples }, () =>
    sharesAt(cells, maximise(reweighted(cells, random), { tolerance: TOLERANCE }).masses, times),
  )
  const sure = neverSure(cells.n, confidence)
  const highs = times.map((from, i) => {
    const { high } = limits(
      at(estimate.upper, i),
      Float64Array.from(drawn, ({ upper }) => at(upper, i)),
      confidence,
    )
    return { from, value: Math.max(1 - sure, high) }
  })
  // between two times the lower limit is the one of the later time
  const lows = times.map((_, i) => {
    const { low } = limits(
      at(estimate.lower, i),
      Float64Array.from(drawn, ({ lower }) => at(lower, i)),
      confidence,
    )
    return { from: i === 0 ? 0 : at(times, i - 1), value: Math.min(sure, low) }
  })
  return {
    method: `Bayesian bootstrap, ${resamples} resamples`,
    confidence,
    n: cells.n,
    steps: mergedSteps([...lows, { from: at(times, times.length - 1), value: 0 }], highs),
  }
}

interface Shares {
  readonly lower: Float64Array
  readonly upper: Float64Array
}

const sharesAt = ({ left, right }: Cells, masses: Float64Array, times: readonly number[]): Shares => {
  const lower = new Float64Array(times.length)
  const upper = new Float64Array(times.length)
  let over = 0
  let maybe = 0
  let nextOver = 0
  let nextMaybe = 0
  times.forEach((time, i) => {
    while (nextOver < masses.length && at(right, nextOver) <= time) over += at(masses, nextOver++)
    while (nextMaybe < masses.length && (at(left, nextMaybe) < time || at(right, nextMaybe) <= time))
      maybe += at(masses, nextMaybe++)
    upper[i] = Math.max(0, 1 - over)
    lower[i] = Math.max(0, 1 - maybe)
  })
  return { lower, upper }
}

/** The wider of the percentile limits and the log-log limits. Sorts the drawn shares. */
const limits = (estimate: number, drawn: Float64Array, confidence: number): { low: number; high: number } => {
  drawn.sort()
  const last = drawn.length - 1
  const tail = (1 - confidence) / 2
  const low = at(drawn, Math.floor(tail * last))
  const high = at(drawn, Math.ceil((1 - tail) * last))
  if (estimate < 1e-9 || estimate > 1 - 1e-9) return { low, high }
  const mean = drawn.reduce((sum, share) => sum + share, 0) / drawn.length
  const error = Math.sqrt(drawn.reduce((sum, share) => sum + (share - mean) ** 2, 0) / last)
  const spread = logLogLimits(estimate, error, normalQuantile(1 - tail))
  return { low: Math.min(low, spread.low), high: Math.max(high, spread.high) }
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
