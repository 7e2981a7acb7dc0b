import type { Estimate } from '../estimate.ts'
import { confidenceProblem } from '../numeric/counts.ts'
import { isRefusal, type Refusal, refusal } from '../refusal.ts'
import { gammaQuantile } from '../special/functions.ts'
import { expectedReports, type TwoByTwo, tableProblem } from './two-by-two.ts'

const PRIOR = 0.5

/**
 * Information component with its credibility interval (Noren, Hopstadius, Bate 2013, Stat Methods Med Res 22:57-69): how
 * many doublings lie between reported and expected, pulled towards none where little is known. Always finite.
 * @example informationComponent(25, 2.5).low // 2.466487, R log2(qgamma(0.025, 25.5, 3))
 */
export const informationComponent = (
  reported: number,
  expected: number,
  confidence = 0.95,
): (Estimate & { readonly isSignal: boolean }) | Refusal => {
  if (!Number.isInteger(reported) || reported < 0)
    return refusal('bad-value', `${reported} reports; write a whole number, 0 or more`)
  if (!(expected >= 0 && Number.isFinite(expected)))
    return refusal('bad-value', `${expected} expected; write a number, 0 or more`)
  const problem = confidenceProblem(confidence)
  if (isRefusal(problem)) return problem
  const shape = reported + PRIOR
  const rate = expected + PRIOR
  const tail = (1 - confidence) / 2
  const low = Math.log2(gammaQuantile(tail, shape, rate))
  return {
    estimate: Math.log2(shape / rate),
    low,
    high: Math.log2(gammaQuantile(1 - tail, shape, rate)),
    confidence,
    n: reported,
    method: 'information component, gamma posterior (Noren et al. 2013)',
    isSignal: low > 0,
  }
}

/**
 * The same of a table, or of strata whose expectations add up.
 * @example informationComponentOf([{ both: 25, product: 175, reaction: 100, neither: 9700 }]).estimate // 3.087463, log2(25.5 / 3)
 */
export const informationComponentOf = (
  strata: readonly TwoByTwo[],
  confidence = 0.95,
): ReturnType<typeof informationComponent> => {
  if (strata.length === 0) return refusal('no-rows', 'there is no table; give at least one')
  for (const [row, table] of strata.entries()) {
    const problem = tableProblem(table)
    if (problem) return { ...problem, row }
  }
  const reported = strata.reduce((sum, { both }) => sum + both, 0)
  return informationComponent(
    reported,
    strata.reduce((sum, table) => sum + expectedReports(table), 0),
    confidence,
  )
}
