import type { Estimate } from '../estimate.ts'
import { confidenceProblem } from '../numeric/counts.ts'
import { isRefusal, type Refusal, refusal } from '../refusal.ts'
import { gammaQuantile } from '../special/functions.ts'

export type IncidenceMethod = 'garwood' | 'jeffreys'

const NAMES = {
  garwood: 'Garwood exact Poisson interval (1936)',
  jeffreys: 'Jeffreys interval of a Poisson rate',
} as const satisfies Record<IncidenceMethod, string>

/**
 * Events per unit of exposure (months of follow-up, patient-years), where one patient may have several.
 * @example incidence(4, 120).high // 0.085347 a month, R poisson.test
 */
export const incidence = (
  events: number,
  exposure: number,
  { method = 'garwood', confidence = 0.95 }: { readonly method?: IncidenceMethod; readonly confidence?: number } = {},
): (Estimate & { readonly exposure: number }) | Refusal => {
  if (!Number.isInteger(events) || events < 0)
    return refusal('bad-value', `${events} events; write a whole number, 0 or more`)
  if (!(exposure > 0 && Number.isFinite(exposure)))
    return refusal('bad-value', `the exposure is ${exposure}; write a time above 0`)
  const problem = confidenceProblem(confidence)
  if (isRefusal(problem)) return problem
  const tail = (1 - confidence) / 2
  const [low, high] = method === 'garwood' ? [events, events + 1] : [events + 0.5, events + 0.5]
  return {
    estimate: events / exposure,
    low: events === 0 ? 0 : gammaQuantile(tail, low, exposure),
    high: gammaQuantile(1 - tail, high, exposure),
    confidence,
    n: events,
    method: NAMES[method],
    exposure,
  }
}
