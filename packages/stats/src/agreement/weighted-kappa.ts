import type { Estimate } from '../estimate.ts'
import { type Refusal, refusal } from '../refusal.ts'
import { normalQuantile } from '../special/functions.ts'
import { type Crossed, crossedProblem } from './crossed.ts'

export type KappaWeights = 'none' | 'linear' | 'quadratic'

const CLOSENESS = {
  none: (distance: number) => (distance === 0 ? 1 : 0),
  linear: (distance: number) => 1 - distance,
  quadratic: (distance: number) => 1 - distance ** 2,
} as const satisfies Record<KappaWeights, (distance: number) => number>

/**
 * Agreement beyond chance, near misses counting in part (Cohen 1968), with the large-sample variance of Fleiss, Cohen and
 * Everitt (1969).
 * @example weightedKappa({ levels: ['calm', 'contact', 'urgent'], counts: [[50, 2, 0], [9, 30, 1], [1, 4, 12]] }).estimate // 0.821136, R vcd::Kappa
 */
export const weightedKappa = (
  table: Crossed,
  weights: KappaWeights = 'quadratic',
  confidence = 0.95,
): Estimate | Refusal => {
  const problem = crossedProblem(table)
  if (problem) return problem
  const { levels, counts } = table
  const n = counts.flat().reduce((sum, count) => sum + count, 0)
  const places = levels.map((_, i) => i)
  const share = (i: number, j: number): number => (counts[i]?.[j] ?? 0) / n
  const rows = places.map((i) => places.reduce((sum, j) => sum + share(i, j), 0))
  const columns = places.map((j) => places.reduce((sum, i) => sum + share(i, j), 0))
  const closeness = (i: number, j: number): number => CLOSENESS[weights](Math.abs(i - j) / (levels.length - 1))
  const total = (of: (i: number, j: number) => number): number =>
    places.reduce((sum, i) => sum + places.reduce((inner, j) => inner + of(i, j), 0), 0)
  const observed = total((i, j) => closeness(i, j) * share(i, j))
  const byChance = total((i, j) => closeness(i, j) * (rows[i] ?? 0) * (columns[j] ?? 0))
  if (byChance > 1 - 1e-12)
    return refusal(
      'not-identified',
      'all cases have one and the same level; agreement beyond chance has no meaning there',
    )
  const kappa = (observed - byChance) / (1 - byChance)
  const ofRow = places.map((i) => places.reduce((sum, j) => sum + (columns[j] ?? 0) * closeness(i, j), 0))
  const ofColumn = places.map((j) => places.reduce((sum, i) => sum + (rows[i] ?? 0) * closeness(i, j), 0))
  const spread = total(
    (i, j) => share(i, j) * (closeness(i, j) - ((ofRow[i] ?? 0) + (ofColumn[j] ?? 0)) * (1 - kappa)) ** 2,
  )
  const error = Math.sqrt(Math.max(0, spread - (kappa - byChance * (1 - kappa)) ** 2) / n) / (1 - byChance)
  const half = normalQuantile((1 + confidence) / 2) * error
  return {
    estimate: kappa,
    low: Math.max(-1, kappa - half),
    high: Math.min(1, kappa + half),
    confidence,
    n,
    method: `weighted kappa, ${weights} weights (Cohen 1968; Fleiss, Cohen, Everitt 1969)`,
  }
}
