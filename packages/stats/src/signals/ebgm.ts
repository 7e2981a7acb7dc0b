import { rootOf } from '../numeric/root.ts'
import { type Refusal, refusal } from '../refusal.ts'
import { digamma, gammaCdf, gammaQuantile, lnGamma } from '../special/functions.ts'
import type { GammaMixture } from './gamma-poisson.ts'

/** How many times as often as expected a pair is reported, after shrinkage. */
export interface ShrunkRatio {
  /** geometric mean of the posterior */
  readonly ebgm: number
  /** posterior quantiles */
  readonly eb05: number
  readonly eb95: number
  readonly n: number
  readonly expected: number
  /** EB05 of 2 or more: the usual threshold */
  readonly isSignal: boolean
  readonly method: 'EBGM with 90 % posterior interval (DuMouchel 1999)'
}

/**
 * @example ebgm(12, 3.1, { shape1: 0.2, rate1: 0.06, shape2: 1.4, rate2: 1.8, share: 0.1 }).eb05 // 1.705590, R pgamma and uniroot
 */
export const ebgm = (reported: number, expected: number, mixture: GammaMixture): ShrunkRatio | Refusal => {
  if (!Number.isInteger(reported) || reported < 0)
    return refusal('bad-value', `${reported} reports; write a whole number, 0 or more`)
  if (!(expected > 0 && Number.isFinite(expected)))
    return refusal('bad-value', `${expected} expected; write a number above 0`)
  const posterior = posteriorOf(reported, expected, mixture)
  const { shape1, rate1, shape2, rate2, share } = posterior
  const meanLog = share * (digamma(shape1) - Math.log(rate1)) + (1 - share) * (digamma(shape2) - Math.log(rate2))
  const eb05 = quantile(0.05, posterior)
  return {
    ebgm: Math.exp(meanLog),
    eb05,
    eb95: quantile(0.95, posterior),
    n: reported,
    expected,
    isSignal: eb05 >= 2,
    method: 'EBGM with 90 % posterior interval (DuMouchel 1999)',
  }
}

/** The mixture after the reports of one pair: two gamma laws again. */
const posteriorOf = (reported: number, expected: number, prior: GammaMixture): GammaMixture => {
  const log1 = logDensity(reported, expected, prior.shape1, prior.rate1) + Math.log(prior.share)
  const log2 = logDensity(reported, expected, prior.shape2, prior.rate2) + Math.log1p(-prior.share)
  return {
    shape1: prior.shape1 + reported,
    rate1: prior.rate1 + expected,
    shape2: prior.shape2 + reported,
    rate2: prior.rate2 + expected,
    share: 1 / (1 + Math.exp(log2 - log1)),
  }
}

/** Negative binomial, without the factorial that both share. */
const logDensity = (count: number, expected: number, shape: number, rate: number): number =>
  lnGamma(shape + count) -
  lnGamma(shape) +
  shape * Math.log(rate / (rate + expected)) +
  count * Math.log(expected / (rate + expected))

/** Quantile of a mixture of two gamma laws: it lies between theirs. */
const quantile = (probability: number, { shape1, rate1, shape2, rate2, share }: GammaMixture): number => {
  const one = gammaQuantile(probability, shape1, rate1)
  const other = gammaQuantile(probability, shape2, rate2)
  const rising = (x: number): number =>
    share * gammaCdf(x, shape1, rate1) + (1 - share) * gammaCdf(x, shape2, rate2) - probability
  return rootOf(rising, Math.min(one, other), Math.max(one, other))
}
