import { at } from '../numeric/at.ts'
import type { Cells } from './cells.ts'
import { gradient, logLikelihood } from './likelihood.ts'

const SMALLEST_STEP = 1e-6

/** One step of expectation and maximisation (Turnbull 1976): each mass times its rise over n. Never lowers the likelihood. */
export const emStep = (cells: Cells, cumulative: Float64Array): Float64Array => {
  const rise = gradient(cells, cumulative)
  const next = new Float64Array(cumulative.length)
  for (let j = 0; j < rise.length; j++) {
    const mass = at(cumulative, j + 1) - at(cumulative, j)
    next[j + 1] = at(next, j) + (mass * at(rise, j)) / cells.n
  }
  next[rise.length] = 1
  return next
}

/**
 * One iterative convex minorant step (Groeneboom 1991; Wellner and Zhan 1997): a Newton step with the diagonal of the
 * Hessian, made monotone by pooling neighbours, then shortened until the likelihood rises.
 * @returns the same array where no step rises
 */
export const icmStep = (cells: Cells, cumulative: Float64Array, current: number): Float64Array => {
  const target = pooled(newtonTargets(cells, cumulative))
  for (let step = 1; step > SMALLEST_STEP; step /= 2) {
    const next = cumulative.map((value, j) => value + step * (at(target, j) - value))
    if (logLikelihood(cells, next) > current) return next
  }
  return cumulative
}

interface Targets {
  readonly value: Float64Array
  readonly curvature: Float64Array
}

const newtonTargets = ({ first, last, weight }: Cells, cumulative: Float64Array): Targets => {
  const slope = new Float64Array(cumulative.length)
  const curvature = new Float64Array(cumulative.length)
  for (let i = 0; i < weight.length; i++) {
    const from = at(first, i)
    const to = at(last, i) + 1
    const inverse = 1 / (at(cumulative, to) - at(cumulative, from))
    const gain = at(weight, i) * inverse
    slope[to] = at(slope, to) + gain
    slope[from] = at(slope, from) - gain
    curvature[to] = at(curvature, to) + gain * inverse
    curvature[from] = at(curvature, from) + gain * inverse
  }
  // an end that no row touches has no curvature: it follows its neighbours
  for (let j = 0; j < curvature.length; j++) curvature[j] = at(curvature, j) || 1e-12
  return { value: cumulative.map((value, j) => value + at(slope, j) / at(curvature, j)), curvature }
}

/** Weighted isotonic regression by pooling adjacent violators, with the ends held at 0 and 1. */
const pooled = ({ value, curvature }: Targets): Float64Array => {
  const intervals = value.length - 1
  const means = new Float64Array(intervals)
  const weights = new Float64Array(intervals)
  const counts = new Int32Array(intervals)
  let blocks = 0
  for (let j = 1; j < intervals; j++) {
    let mean = at(value, j)
    let weight = at(curvature, j)
    let count = 1
    while (blocks > 0 && at(means, blocks - 1) >= mean) {
      blocks--
      const before = at(weights, blocks)
      mean = (mean * weight + at(means, blocks) * before) / (weight + before)
      weight += before
      count += at(counts, blocks)
    }
    means[blocks] = mean
    weights[blocks] = weight
    counts[blocks++] = count
  }
  const monotone = new Float64Array(value.length)
  monotone[intervals] = 1
  for (let block = 0, j = 1; block < blocks; block++)
    for (let k = 0; k < at(counts, block); k++) monotone[j++] = Math.min(1, Math.max(0, at(means, block)))
  return monotone
}
