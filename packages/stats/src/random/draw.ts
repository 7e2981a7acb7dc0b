import type { Random } from './seeded.ts'

/** An exponential time with mean 1. */
export const drawExponential = (random: Random): number => -Math.log(1 - random())

/** A standard normal value (Box and Muller 1958). */
export const drawNormal = (random: Random): number =>
  Math.sqrt(2 * drawExponential(random)) * Math.cos(2 * Math.PI * random())

/** A gamma value with rate 1 (Marsaglia and Tsang 2000). */
export const drawGamma = (shape: number, random: Random): number => {
  if (shape === 1) return drawExponential(random)
  if (shape < 1) return drawGamma(shape + 1, random) * (1 - random()) ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const z = drawNormal(random)
    const v = (1 + c * z) ** 3
    if (v > 0 && Math.log(1 - random()) < (z * z) / 2 + d - d * v + d * Math.log(v)) return d * v
  }
}

/** A count with this mean: exponential gaps up to 30, above that two halves. */
export const drawPoisson = (mean: number, random: Random): number => {
  if (mean > 30) return drawPoisson(mean / 2, random) + drawPoisson(mean / 2, random)
  let count = -1
  for (let time = 0; time <= mean; time += drawExponential(random)) count++
  return count
}

/** A Weibull time: S(t) = exp(-(t / scale)^shape). */
export const drawWeibull = (shape: number, scale: number, random: Random): number =>
  scale * drawExponential(random) ** (1 / shape)
