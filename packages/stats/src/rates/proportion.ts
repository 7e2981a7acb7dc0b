import type { Estimate } from '../estimate.ts'
import { confidenceProblem, countProblem } from '../numeric/counts.ts'
import { isRefusal, type Refusal } from '../refusal.ts'
import { betaQuantile, normalQuantile } from '../special/functions.ts'

export type ProportionMethod = 'wilson' | 'clopper-pearson' | 'jeffreys'

interface Limits {
  readonly low: number
  readonly high: number
}

const NAMES = {
  wilson: 'Wilson score interval (1927)',
  'clopper-pearson': 'Clopper-Pearson exact interval (1934)',
  jeffreys: 'Jeffreys interval, ends closed at 0 and n (Brown, Cai, DasGupta 2001)',
} as const satisfies Record<ProportionMethod, string>

/** Roots of the score equation. */
const wilson = (events: number, n: number, confidence: number): Limits => {
  const z = normalQuantile((1 + confidence) / 2)
  const share = events / n
  const middle = (share + z ** 2 / (2 * n)) / (1 + z ** 2 / n)
  const half = (z / (1 + z ** 2 / n)) * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2))
  // the ends are exact, which the subtraction is not
  return { low: events === 0 ? 0 : Math.max(0, middle - half), high: events === n ? 1 : Math.min(1, middle + half) }
}

/** Never too narrow: the shares that a two-sided exact binomial test would not reject. */
const clopperPearson = (events: number, n: number, confidence: number): Limits => {
  const tail = (1 - confidence) / 2
  return {
    low: events === 0 ? 0 : betaQuantile(tail, events, n - events + 1),
    high: events === n ? 1 : betaQuantile(1 - tail, events + 1, n - events),
  }
}

/** Equal-tailed posterior limits under the prior Beta(1/2, 1/2). */
const jeffreys = (events: number, n: number, confidence: number): Limits => {
  const tail = (1 - confidence) / 2
  return {
    low: events === 0 ? 0 : betaQuantile(tail, events + 0.5, n - events + 0.5),
    high: events === n ? 1 : betaQuantile(1 - tail, events + 0.5, n - events + 0.5),
  }
}

const INTERVALS = { wilson, 'clopper-pearson': clopperPearson, jeffreys } as const

/**
 * A share with its interval.
 * @example proportion(3, 100).high // 0.084519, R prop.test
 */
export const proportion = (
  events: number,
  outOf: number,
  { method = 'wilson', confidence = 0.95 }: { readonly method?: ProportionMethod; readonly confidence?: number } = {},
): Estimate | Refusal => {
  const problem = countProblem(events, outOf) ?? confidenceProblem(confidence)
  if (isRefusal(problem)) return problem
  const limits = INTERVALS[method](events, outOf, confidence)
  return { estimate: events / outOf, ...limits, confidence, n: outOf, method: NAMES[method] }
}
