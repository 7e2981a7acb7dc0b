/** The special functions of the package, all from one library (decision 14), under the names of the field. */
import { compiled, igam, igamc, igami, incbet, incbi, lgam, ndtr, ndtri, psi } from 'cephes'

await compiled

export const lnGamma = (x: number): number => lgam(x)

export const digamma = (x: number): number => psi(x)

/** P(Z <= z) of the standard normal distribution. */
export const normalCdf = (z: number): number => ndtr(z)

/** @example normalQuantile(0.975) // 1.959964 */
export const normalQuantile = (probability: number): number => ndtri(probability)

/** Two-sided probability of a standard normal value at least as far from 0 as z. */
export const twoSidedP = (z: number): number => Math.min(1, 2 * ndtr(-Math.abs(z)))

/** P(X <= x) of a beta distribution; a or b of 0 puts all mass on 0 or 1. */
export const betaCdf = (x: number, a: number, b: number): number => {
  if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1
  return incbet(a, b, x)
}

export const betaQuantile = (probability: number, a: number, b: number): number => {
  if (a <= 0) return 0
  if (b <= 0) return 1
  return incbi(a, b, probability)
}

/** P(X <= x) of a gamma distribution with this shape and rate. */
export const gammaCdf = (x: number, shape: number, rate = 1): number => (x <= 0 ? 0 : igam(shape, x * rate))

export const gammaQuantile = (probability: number, shape: number, rate = 1): number =>
  shape <= 0 || probability <= 0 ? 0 : igami(shape, 1 - probability) / rate

/** P(X > x) of a chi-squared distribution. */
export const chiSquaredUpper = (x: number, degrees: number): number => (x <= 0 ? 1 : igamc(degrees / 2, x / 2))
