import { type Refusal, refusal } from '../refusal.ts'
import type { Band } from './band/band.ts'
import type { RecoveryCurve } from './curve.ts'

/** The time by which a share of the patients is over the sign. Nulls are times that nobody was followed long enough to see. */
export interface TimeUntil {
  /** share of patients over it: 0.5 for the median */
  readonly share: number
  /** the estimate lies in (from, until] */
  readonly from: number
  readonly until: number | null
  readonly low: number | null
  readonly high: number | null
  readonly confidence: number
  readonly n: number
  readonly method: string
}

/**
 * A quantile of the time to resolution, with the limits of the inverted band.
 * @example timeUntil(recoveryCurve(rows), guaranteedBand(rows), 0.5) // { until: 10, low: 6, high: 15 }, the 6th and 15th of 20: R qbinom(0.025, 20, 0.5)
 */
export const timeUntil = (curve: RecoveryCurve, band: Band, share: number): TimeUntil | Refusal => {
  if (!(share > 0 && share < 1))
    return refusal('bad-value', `the share is ${share}; write a share between 0 and 1, such as 0.5`)
  let over = 0
  const interval = curve.intervals.find(({ mass }) => {
    over += mass
    return over >= share - 1e-12
  })
  const first = (of: 'low' | 'high'): number | null => band.steps.find((step) => step[of] <= 1 - share)?.from ?? null
  return {
    share,
    from: interval?.left ?? curve.lastSeen,
    until: interval?.right ?? null,
    low: first('low'),
    high: first('high'),
    confidence: band.confidence,
    n: curve.n,
    method: `inverted band (${band.method})`,
  }
}
