import { type Refusal, refusal } from '../refusal.ts'

/** One outcome in order of time, with the risk that was expected of this patient. */
export interface Outcome {
  readonly isEvent: boolean
  /** expected probability of the event; the same for all without risk adjustment */
  readonly risk: number
}

export interface CusumDesign {
  /** the change to find, as a ratio of odds: 2 looks for doubled odds; below 1 for an improvement */
  readonly oddsRatio: number
  /** a signal when the sum reaches it */
  readonly limit: number
  /** outcomes at the start that are only collected, while a new clinic or method settles */
  readonly runIn?: number
  /** after a signal: begin anew at 0 (once somebody looked into it), or go on climbing */
  readonly afterSignal?: 'restart' | 'continue'
}

export interface CusumPoint {
  /** place of the outcome, from 0 */
  readonly index: number
  readonly sum: number
  readonly isSignal: boolean
}

export interface Cusum {
  readonly method: 'risk-adjusted CUSUM (Steiner et al. 2000)'
  readonly n: number
  readonly events: number
  readonly expected: number
  readonly points: readonly CusumPoint[]
  readonly signals: readonly number[]
}

/**
 * Log-likelihood ratio of one outcome: the odds changed by the ratio, against not. With one risk for all this is the
 * Bernoulli CUSUM (Reynolds and Stoumbos 1999).
 * @example cusumWeight({ isEvent: true, risk: 0.1 }, 2) // 0.597837, log(2 / 1.1)
 */
export const cusumWeight = ({ isEvent, risk }: Outcome, oddsRatio: number): number =>
  (isEvent ? Math.log(oddsRatio) : 0) - Math.log(1 - risk + oddsRatio * risk)

/** What a CUSUM adds up: never below 0, so that good times save up no credit. */
export const nextSum = (sum: number, weight: number): number => Math.max(0, sum + weight)

/**
 * Watches a complication's rate for a change (Steiner, Cook, Farewell and Treasure 2000, Biostatistics 1:441-452).
 * @example cusum([{ isEvent: true, risk: 0.1 }], { oddsRatio: 2, limit: 4 }).points[0].sum // 0.597837, log(2 / 1.1)
 */
export const cusum = (outcomes: readonly Outcome[], design: CusumDesign): Cusum | Refusal => {
  const { oddsRatio, limit, runIn = 0, afterSignal = 'restart' } = design
  const problem = designProblem(design)
  if (problem) return problem
  const row = outcomes.findIndex(({ risk }) => !(risk > 0 && risk < 1))
  if (row >= 0) return refusal('bad-value', `the risk is ${outcomes[row]?.risk}; write a share between 0 and 1`, row)
  if (outcomes.length === 0) return refusal('no-rows', 'there is no outcome; give at least one')
  const points: CusumPoint[] = []
  let sum = 0
  for (const [index, outcome] of outcomes.entries()) {
    if (index < runIn) continue
    sum = nextSum(sum, cusumWeight(outcome, oddsRatio))
    const isSignal = sum >= limit
    points.push({ index, sum, isSignal })
    if (isSignal && afterSignal === 'restart') sum = 0
  }
  return {
    method: 'risk-adjusted CUSUM (Steiner et al. 2000)',
    n: outcomes.length,
    events: outcomes.filter(({ isEvent }) => isEvent).length,
    expected: outcomes.reduce((total, { risk }) => total + risk, 0),
    points,
    signals: points.filter(({ isSignal }) => isSignal).map(({ index }) => index),
  }
}

export const designProblem = ({ oddsRatio, limit, runIn = 0 }: CusumDesign): Refusal | undefined => {
  if (!(oddsRatio > 0 && oddsRatio !== 1 && Number.isFinite(oddsRatio)))
    return refusal('bad-value', `the odds ratio is ${oddsRatio}; write a number above 0 other than 1, such as 2`)
  if (!(limit > 0 && Number.isFinite(limit)))
    return refusal('bad-value', `the limit is ${limit}; write a number above 0`)
  if (!Number.isInteger(runIn) || runIn < 0) return refusal('bad-value', `the run-in is ${runIn}; write a whole number`)
  return undefined
}
