import { at } from '../numeric/at.ts'
import { factorise, solve } from '../numeric/cholesky.ts'
import type { Cells } from './cells.ts'
import { informationOn } from './information.ts'
import { logLikelihood } from './likelihood.ts'

export interface Point {
  readonly masses: Float64Array
  readonly cumulative: Float64Array
  readonly logLikelihood: number
}

const MOST_STEPS = 60
const SMALLEST_STEP = 1e-10
const RIDGE = 1e-12
const NEGLIGIBLE = 1e-7
const FIRST_MASS = 1e-6
const LEAST_MASS = 1e-14

/** Masses scaled to a sum of 1, with their likelihood. */
export const pointOf = (cells: Cells, unscaled: Float64Array): Point => {
  let total = 0
  for (const mass of unscaled) total += mass
  const masses = unscaled.map((mass) => mass / total)
  const cumulative = new Float64Array(masses.length + 1)
  for (let j = 0; j < masses.length; j++) cumulative[j + 1] = at(cumulative, j) + at(masses, j)
  cumulative[masses.length] = 1
  return { masses, cumulative, logLikelihood: logLikelihood(cells, cumulative) }
}

/** Newton steps on the intervals that have mass, each as long as no mass turns negative; that one is dropped. */
export const climb = (cells: Cells, start: Point, onStep: (logLikelihood: number) => void): Point => {
  let point = start
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    const direction = newtonDirection(cells, point)
    if (!direction) return point
    const next = lineSearch(cells, point, direction)
    if (!next) return point
    point = next.point
    onStep(point.logLikelihood)
    // the promised rise is far below what the gap asks for
    if (!next.isDropped && direction.rise < 1e-18 * cells.n) return point
  }
  return point
}

interface Direction {
  readonly support: Int32Array
  readonly change: Float64Array
  readonly rise: number
}

const newtonDirection = (cells: Cells, { masses, cumulative }: Point): Direction | undefined => {
  const { support, size, slope, matrix } = informationOn(cells, masses, cumulative)
  if (size < 1) return undefined
  // where masses are not unique the information is singular; the ridge picks a direction and changes no maximum
  for (let i = 0; i < size; i++) matrix[i * size + i] = at(matrix, i * size + i) * (1 + RIDGE) + RIDGE
  const step = slope.slice()
  if (!factorise(matrix, size)) return undefined
  solve(matrix, size, step)
  let rise = 0
  for (let i = 0; i < size; i++) rise += at(step, i) * at(slope, i)
  const change = Float64Array.from(support, (_, c) => (c < size ? at(step, c) : 0) - (c > 0 ? at(step, c - 1) : 0))
  return { support, change, rise }
}

const lineSearch = (
  cells: Cells,
  { masses, logLikelihood: current }: Point,
  { support, change }: Direction,
): { point: Point; isDropped: boolean } | undefined => {
  let longest = 1
  let dropped = -1
  for (let c = 0; c < support.length; c++) {
    const until = -at(masses, at(support, c)) / at(change, c)
    if (at(change, c) < 0 && until < longest) {
      longest = until
      dropped = at(support, c)
    }
  }
  const noise = 1e-13 * Math.abs(current)
  for (let length = longest; length > SMALLEST_STEP; length /= 2) {
    const next = masses.slice()
    for (let c = 0; c < support.length; c++)
      next[at(support, c)] = Math.max(0, at(masses, at(support, c)) + length * at(change, c))
    if (length === longest && dropped >= 0) next[dropped] = 0
    const point = pointOf(cells, next)
    if (point.logLikelihood >= current - noise) return { point, isDropped: length === longest && dropped >= 0 }
  }
  return undefined
}

/** Empties intervals that hold next to nothing and whose mass should fall; as many as do not lower the likelihood. */
export const pruned = (cells: Cells, point: Point, rise: Float64Array): Point => {
  for (let limit = NEGLIGIBLE; limit > LEAST_MASS; limit /= 10) {
    const masses = point.masses.map((mass, j) => (mass < limit && at(rise, j) < cells.n ? 0 : mass))
    const next = pointOf(cells, masses)
    if (next.logLikelihood >= point.logLikelihood) return next
  }
  return point
}

/** Gives a little mass to the interval with the steepest rise between each two that have mass. @returns undefined where none helps */
export const widened = (cells: Cells, point: Point, rise: Float64Array, tolerance: number): Point | undefined => {
  const added: number[] = []
  let best = -1
  for (let j = 0; j <= rise.length; j++) {
    if (j === rise.length || at(point.masses, j) > 0) {
      if (best >= 0 && at(rise, best) > cells.n * (1 + tolerance)) added.push(best)
      best = -1
    } else if (best < 0 || at(rise, j) > at(rise, best)) best = j
  }
  for (let mass = FIRST_MASS; added.length > 0 && mass > LEAST_MASS; mass /= 10) {
    const masses = point.masses.slice()
    for (const j of added) masses[j] = mass
    const next = pointOf(cells, masses)
    if (next.logLikelihood >= point.logLikelihood) return next
  }
  return undefined
}
