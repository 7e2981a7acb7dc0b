/** The special functions of the package, all from one library (decision 14), under the names of the field. */
import { compiled, igam, igamc, igami, incbet, incbi, lgam, ndtr, ndtri, psi } from 'cephes'
import { rootOf } from '../numeric/root.ts'

await compiled

export const lnGamma = (x: number): number => lgam(x)

export const digamma = (x: number): number => psi(x)

/** P(Z <= z) of the standard normal distribution. */
export const normalCdf = (z: number): number => ndtr(z)

/** @example normalQuantile(0.975) // 1.959964 */
export const normalQuantile = (probability: number): number => ndtri(probability)

/** Two-sided probability of a standard normal value at least as far from 0 as z. */
export const twoSidedP = (z: number): number => Math.min(1, 2 * ndtr(-Math.abs(z)))

/**
 * cephes throws where a result is too small for a number. There the answer is the limit.
 * Any other complaint of the library is a fault of ours and stays an exception.
 */
const orLimit = (compute: () => number, limit: () => number): number => {
  try {
    return compute()
  } catch (error) {
    if (error instanceof Error && error.message.includes('underflow')) return limit()
    throw error
  }
}

/** P(X <= x) of a beta distribution; a or b of 0 puts all mass on 0 or 1. */
export const betaCdf = (x: number, a: number, b: number): number => {
  if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1
  return orLimit(
    () => incbet(a, b, x),
    () => (x < a / (a + b) ? 0 : 1),
  )
}

export const betaQuantile = (probability: number, a: number, b: number): number => {
  if (a <= 0) return 0
  if (b <= 0) return 1
  return orLimit(
    () => incbi(a, b, probability),
    () => 0,
  )
}

/** P(X <= x) of a gamma distribution with this shape and rate. */
export const gammaCdf = (x: number, shape: number, rate = 1): number => {
  if (x <= 0) return 0
  return orLimit(
    () => igam(shape, x * rate),
    () => (x * rate < shape ? 0 : 1),
  )
}

export const gammaQuantile = (probability: number, shape: number, rate = 1): number => {
  if (shape <= 0 || probability <= 0) return 0
  const atRate1 = orLimit(
    () => igami(shape, 1 - probability),
    () => rootOf((x) => gammaCdf(x, shape) - probability, 0, shape + 40 * Math.sqrt(shape) + 40),
  )
  return atRate1 / rate
}

/** P(X > x) of a chi-squared distribution. */
export const chiSquaredUpper = (x: number, degrees: number): number => {
  if (x <= 0) return 1
  return orLimit(
    () => igamc(degrees / 2, x / 2),
    () => (x < degrees ? 1 : 0),
  )
}

export const chiSquaredQuantile = (probability: number, degrees: number): number =>
  2 * gammaQuantile(probability, degrees / 2)

/** Upper quantile of Student's t, for probabilities of one half or more. */
export const tQuantile = (probability: number, degrees: number): number => {
  const x = betaQuantile(2 * (1 - probability), degrees / 2, 0.5)
  return Math.sqrt((degrees * (1 - x)) / x)
}
