import type { Estimate } from '../estimate.ts'
import { confidenceProblem, countProblem } from '../numeric/counts.ts'
import { isRefusal, type Refusal, refusal } from '../refusal.ts'
import { gammaQuantile } from '../special/functions.ts'

/** One stratum (an age band, a treatment): what was seen here, and how large it is in the standard population. */
export interface Stratum {
  readonly events: number
  readonly outOf: number
  readonly standard: number
}

/**
 * The rate that the clinic would have with the standard's mix of patients: direct standardisation with gamma limits
 * (Fay and Feuer 1997, Stat Med 16:791-801).
 * @example standardise([{ events: 2, outOf: 100, standard: 700 }, { events: 5, outOf: 60, standard: 300 }, { events: 9, outOf: 40, standard: 200 }]).high // 0.116348, R epitools::ageadjust.direct
 */
export const standardise = (strata: readonly Stratum[], confidence = 0.95): Estimate | Refusal => {
  if (strata.length === 0) return refusal('no-rows', 'there is no stratum; give at least one')
  const wrong = confidenceProblem(confidence)
  if (isRefusal(wrong)) return wrong
  for (const [row, { events, outOf, standard }] of strata.entries()) {
    const problem = countProblem(events, outOf)
    if (isRefusal(problem)) return { ...problem, row }
    if (!(standard > 0 && Number.isFinite(standard)))
      return refusal('bad-weight', `the standard population is ${standard}; write a number above 0`, row)
  }
  const total = strata.reduce((sum, { standard }) => sum + standard, 0)
  const weights = strata.map(({ outOf, standard }) => standard / total / outOf)
  const weighted = (power: number): number =>
    strata.reduce((sum, { events }, i) => sum + events * (weights[i] ?? 0) ** power, 0)
  const estimate = weighted(1)
  const variance = weighted(2)
  const largest = Math.max(...weights)
  const tail = (1 - confidence) / 2
  const above = estimate + largest
  const aboveVariance = variance + largest ** 2
  return {
    estimate,
    low: estimate === 0 ? 0 : gammaQuantile(tail, estimate ** 2 / variance, estimate / variance),
    high: gammaQuantile(1 - tail, above ** 2 / aboveVariance, above / aboveVariance),
    confidence,
    n: strata.reduce((sum, { outOf }) => sum + outOf, 0),
    method: 'direct standardisation, gamma interval (Fay and Feuer 1997)',
  }
}
