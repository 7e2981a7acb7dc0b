import { at } from '../numeric/at.ts'
import type { Cells } from './cells.ts'
import { emStep, icmStep } from './em-icm.ts'
import { dualityGap, gradient, logLikelihood } from './likelihood.ts'
import { climb, type Point, pointOf, pruned, widened } from './newton.ts'

export interface Maximum {
  /** mass of each innermost interval */
  readonly masses: Float64Array
  readonly logLikelihood: number
  /** the log-likelihood is at most this far below its maximum */
  readonly gap: number
  readonly iterations: number
}

export interface NpmleOptions {
  /** stop when the gap is at most this times n */
  readonly tolerance?: number
  /** called with the log-likelihood after every iteration */
  readonly onIteration?: (logLikelihood: number) => void
}

const TOLERANCE = 1e-9
const COARSE_ROUNDS = 40
const MOST_ROUNDS = 400

/**
 * The non-parametric maximum likelihood estimate of interval-censored times (Turnbull 1976): EM and iterative convex
 * minorant steps find roughly where mass lies, Newton steps on that support do the rest, intervals entering and leaving
 * as the gradient asks. It ends by proof, not by small steps: when the duality gap is below `tolerance` times n.
 */
export const maximise = (cells: Cells, { tolerance = TOLERANCE, onIteration }: NpmleOptions = {}): Maximum => {
  let iterations = 0
  const count = (value: number): void => {
    iterations++
    onIteration?.(value)
  }
  const isDone = (gap: number): boolean => gap <= tolerance * cells.n
  let point = coarse(cells, isDone, count)
  let rise = gradient(cells, point.cumulative)
  let gap = dualityGap(cells, rise)
  if (!isDone(gap)) point = pruned(cells, point, rise)
  for (let round = 0; !isDone(gap) && round < MOST_ROUNDS; round++) {
    point = climb(cells, point, count)
    rise = gradient(cells, point.cumulative)
    gap = dualityGap(cells, rise)
    if (isDone(gap)) break
    const wider = widened(cells, point, rise, tolerance)
    if (wider) point = wider
    // no interval is missing, yet the gap is open: the support is flat here, and EM moves on it where Newton cannot
    else point = emPoint(cells, point)
  }
  return { masses: point.masses, logLikelihood: point.logLikelihood, gap, iterations }
}

const coarse = (cells: Cells, isDone: (gap: number) => boolean, count: (value: number) => void): Point => {
  const intervals = cells.left.length
  let cumulative: Float64Array = Float64Array.from({ length: intervals + 1 }, (_, j) => j / intervals)
  let current = logLikelihood(cells, cumulative)
  for (let round = 0; round < COARSE_ROUNDS; round++) {
    if (isDone(dualityGap(cells, gradient(cells, cumulative)))) break
    const next = emStep(cells, cumulative)
    const value = logLikelihood(cells, next)
    if (value >= current) {
      cumulative = next
      current = value
    }
    cumulative = icmStep(cells, cumulative, current)
    current = logLikelihood(cells, cumulative)
    count(current)
  }
  return pointOf(cells, massesOf(cumulative))
}

const emPoint = (cells: Cells, point: Point): Point => pointOf(cells, massesOf(emStep(cells, point.cumulative)))

const massesOf = (cumulative: Float64Array): Float64Array =>
  Float64Array.from({ length: cumulative.length - 1 }, (_, j) => Math.max(0, at(cumulative, j + 1) - at(cumulative, j)))
