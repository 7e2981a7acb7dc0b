import type { Estimate } from '../estimate.ts'
import { isRefusal, type Refusal } from '../refusal.ts'
import { type ProportionMethod, proportion } from './proportion.ts'

/** What a rate is counted per. Rates of different denominators are different types: they cannot be added or compared by accident. */
export type Denominator = 'session' | 'patient' | 'lot' | 'operator'

/** A complication's rate that carries what it was counted out of. */
export interface Rate<Per extends Denominator> extends Estimate {
  readonly per: Per
  readonly events: number
}

/**
 * A rate with its denominator.
 * @example ratePer('session', 3, 412).per // 'session'
 */
export const ratePer = <Per extends Denominator>(
  per: Per,
  events: number,
  outOf: number,
  options: { readonly method?: ProportionMethod; readonly confidence?: number } = {},
): Rate<Per> | Refusal => {
  const share = proportion(events, outOf, options)
  return isRefusal(share) ? share : { ...share, per, events }
}
