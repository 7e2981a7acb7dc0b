import type { Estimate } from '../estimate.ts'
import { confidenceProblem } from '../numeric/counts.ts'
import { isRefusal, type Refusal, refusal } from '../refusal.ts'
import { normalQuantile } from '../special/functions.ts'
import { type TwoByTwo, tableProblem } from './two-by-two.ts'

const onLogScale = (ratio: number, error: number, confidence: number): Pick<Estimate, 'estimate' | 'low' | 'high'> => {
  const factor = Math.exp(normalQuantile((1 + confidence) / 2) * error)
  return { estimate: ratio, low: ratio / factor, high: ratio * factor }
}

const emptyCell = (what: string): Refusal =>
  refusal('no-events', `${what}, so the ratio has no finite interval; use the information component, which has one`)

/**
 * Proportional reporting ratio (Evans, Waller, Davis 2001): the reaction's share among the product's reports over its share
 * among all others. A ratio of reports, never of risks.
 * @example reportingRatio({ both: 25, product: 175, reaction: 100, neither: 9700 }).estimate // 12.25, R epitools::riskratio.wald
 */
export const reportingRatio = (
  table: TwoByTwo,
  confidence = 0.95,
): (Estimate & { readonly isSignal: boolean }) | Refusal => {
  const problem = tableProblem(table) ?? confidenceProblem(confidence)
  if (isRefusal(problem)) return problem
  const { both, product, reaction, neither } = table
  if (both === 0) return emptyCell('the product has no report of it')
  if (reaction === 0) return emptyCell('no other product has a report of it')
  const ratio = both / (both + product) / (reaction / (reaction + neither))
  const error = Math.sqrt(1 / both - 1 / (both + product) + 1 / reaction - 1 / (reaction + neither))
  return {
    ...onLogScale(ratio, error, confidence),
    confidence,
    n: both,
    method: 'PRR, log-normal interval (Evans et al. 2001)',
    // Evans' three conditions: at least 3 reports, a ratio of 2, chi-squared of 4
    isSignal: both >= 3 && ratio >= 2 && yatesChiSquared(table) >= 4,
  }
}

/**
 * Reporting odds ratio (van Puijenbroek et al. 2002).
 * @example reportingOddsRatio({ both: 25, product: 175, reaction: 100, neither: 9700 }).estimate // 13.857143, R epitools::oddsratio.wald
 */
export const reportingOddsRatio = (
  table: TwoByTwo,
  confidence = 0.95,
): (Estimate & { readonly isSignal: boolean }) | Refusal => {
  const problem = tableProblem(table) ?? confidenceProblem(confidence)
  if (isRefusal(problem)) return problem
  const { both, product, reaction, neither } = table
  if (both === 0) return emptyCell('the product has no report of it')
  if (product === 0) return emptyCell('the product has no other report')
  if (reaction === 0) return emptyCell('no other product has a report of it')
  if (neither === 0) return emptyCell('every other report is of it')
  const error = Math.sqrt(1 / both + 1 / product + 1 / reaction + 1 / neither)
  const limits = onLogScale((both * neither) / (product * reaction), error, confidence)
  return { ...limits, confidence, n: both, method: 'ROR, log-normal interval', isSignal: both >= 3 && limits.low > 1 }
}

/** Chi-squared with Yates' correction. */
export const yatesChiSquared = ({ both, product, reaction, neither }: TwoByTwo): number => {
  const total = both + product + reaction + neither
  const margins = (both + product) * (reaction + neither) * (both + reaction) * (product + neither)
  if (margins === 0) return 0
  const distance = Math.max(0, Math.abs(both * neither - product * reaction) - total / 2)
  return (total * distance ** 2) / margins
}
