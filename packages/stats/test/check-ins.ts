// Synthetic check-ins for tests and benches: healing times seen through looks that are missed now and then.
import { type Random, type SeenColumns, seeded } from '../src/index.ts'

/** Healing times are Weibull with this shape and scale, in hours. */
export const TRUTH = { shape: 1.5, scale: 96 } as const

export const trulyStill = (time: number): number => Math.exp(-((time / TRUTH.scale) ** TRUTH.shape))

/**
 * First look after 2 to 24 hours, the next ones 6 to 36 hours apart, each answered by 4 of 5, until hour 96 to 336.
 * `grid`: looks on whole hours, as a clinic has them. `continuous`: to the microhour.
 */
export const checkIns = (
  patients: number,
  kind: 'grid' | 'continuous',
  seed = 11,
): SeenColumns & { left: Float64Array; right: Float64Array } => {
  const random = seeded(seed)
  const rounded = kind === 'grid' ? Math.round : (time: number) => Math.round(time * 1e6) / 1e6
  const left = new Float64Array(patients)
  const right = new Float64Array(patients).fill(Number.POSITIVE_INFINITY)
  for (let i = 0; i < patients; i++) {
    const [from, until] = onePatient(random, rounded)
    left[i] = from
    right[i] = until
  }
  return { left, right }
}

const onePatient = (random: Random, rounded: (time: number) => number): readonly [number, number] => {
  const healed = TRUTH.scale * (-Math.log(1 - random())) ** (1 / TRUTH.shape)
  const end = 96 + 240 * random()
  let lastSeen = 0
  for (let time = rounded(2 + 22 * random()); time <= end; time = rounded(time + 6 + 30 * random())) {
    if (random() >= 0.8) continue
    if (time >= healed) return [lastSeen, time]
    lastSeen = time
  }
  return [lastSeen, Number.POSITIVE_INFINITY]
}
