import type { Estimate } from '../estimate.ts'
import { type ProportionMethod, proportion } from '../rates/proportion.ts'
import { isRefusal, type Refusal } from '../refusal.ts'
import { type Crossed, crossedProblem } from './crossed.ts'

/** How well one level and everything above it is found. Null where no case could show it. */
export interface LevelAccuracy {
  readonly level: string
  readonly sensitivity: Estimate | null
  readonly specificity: Estimate | null
}

export interface Triage {
  readonly n: number
  readonly agreed: Estimate
  /** the engine calmer than the clinician: the dangerous error */
  readonly underTriage: Estimate
  /** the engine more careful than the clinician: the costly one */
  readonly overTriage: Estimate
  readonly byLevel: readonly LevelAccuracy[]
}

/**
 * @example triage({ levels: ['calm', 'urgent'], counts: [[8, 1], [2, 9]] }).underTriage.estimate // 0.05, 1 of 20
 */
export const triage = (
  table: Crossed,
  method: ProportionMethod = 'clopper-pearson',
  confidence = 0.95,
): Triage | Refusal => {
  const problem = crossedProblem(table)
  if (problem) return problem
  const { levels, counts } = table
  const count = (where: (engine: number, clinician: number) => boolean): number =>
    counts.reduce((sum, row, i) => sum + row.reduce((inner, cases, j) => inner + (where(i, j) ? cases : 0), 0), 0)
  const n = count(() => true)
  const share = (events: number, outOf: number): Estimate | null => {
    const found = proportion(events, outOf, { method, confidence })
    return isRefusal(found) ? null : found
  }
  const agreed = proportion(
    count((i, j) => i === j),
    n,
    { method, confidence },
  )
  const underTriage = proportion(
    count((i, j) => i < j),
    n,
    { method, confidence },
  )
  const overTriage = proportion(
    count((i, j) => i > j),
    n,
    { method, confidence },
  )
  if (isRefusal(agreed)) return agreed
  if (isRefusal(underTriage)) return underTriage
  if (isRefusal(overTriage)) return overTriage
  return {
    n,
    agreed,
    underTriage,
    overTriage,
    // at the lowest level everything is at least that level: nothing to find
    byLevel: levels.slice(1).map((level, index) => {
      const from = index + 1
      return {
        level,
        sensitivity: share(
          count((i, j) => i >= from && j >= from),
          count((_, j) => j >= from),
        ),
        specificity: share(
          count((i, j) => i < from && j < from),
          count((_, j) => j < from),
        ),
      }
    }),
  }
}
