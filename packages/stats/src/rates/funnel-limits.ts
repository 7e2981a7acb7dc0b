import { type Refusal, refusal } from '../refusal.ts'
import { betaCdf } from '../special/functions.ts'

/** Between these, a rate out of n is what chance makes of the target. */
export interface FunnelLimits {
  readonly n: number
  readonly target: number
  readonly confidence: number
  readonly low: number
  readonly high: number
  readonly method: string
}

/**
 * Control limits of a funnel plot: binomial quantiles, interpolated so that they fall smoothly with n (Spiegelhalter 2005,
 * Stat Med 24:1185-1202, appendix A.1.1). Usual: 0.95 as a warning, 0.998 as an alarm.
 * @example funnelLimits(0.02, 300, 0.95).high // 0.035753, R qbinom
 */
export const funnelLimits = (target: number, n: number, confidence: number): FunnelLimits | Refusal => {
  if (!(target > 0 && target < 1)) return refusal('bad-value', `the target is ${target}; write a share between 0 and 1`)
  if (!Number.isInteger(n) || n <= 0) return refusal('bad-value', `n is ${n}; write a whole number above 0`)
  if (!(confidence > 0 && confidence < 1))
    return refusal('bad-value', `the confidence is ${confidence}; write a share such as 0.998`)
  const limit = (p: number): number => Math.min(1, Math.max(0, smoothQuantile(p, n, target) / n))
  return {
    n,
    target,
    confidence,
    low: limit((1 - confidence) / 2),
    high: limit((1 + confidence) / 2),
    method: 'interpolated binomial limits (Spiegelhalter 2005)',
  }
}

/** P(X <= events) of a binomial count. */
export const binomialCdf = (events: number, n: number, share: number): number => {
  if (events < 0) return 0
  return events >= n ? 1 : 1 - betaCdf(share, events + 1, n - events)
}

const smoothQuantile = (p: number, n: number, share: number): number => {
  let least = 0
  let most = n
  while (least < most) {
    const middle = Math.floor((least + most) / 2)
    if (binomialCdf(middle, n, share) >= p) most = middle
    else least = middle + 1
  }
  const below = binomialCdf(least - 1, n, share)
  const upTo = binomialCdf(least, n, share)
  return least - (upTo - p) / (upTo - below)
}
