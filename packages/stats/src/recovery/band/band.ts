import { at } from '../../numeric/at.ts'
import { countUpTo } from '../../numeric/search.ts'

/** From this time on, until the next step, the share who still have the sign lies between low and high. */
export interface BandStep {
  readonly from: number
  readonly low: number
  readonly high: number
}

/** Pointwise confidence limits of a recovery curve: each time on its own, not all times at once. */
export interface Band {
  readonly method: string
  /** such as 0.95 */
  readonly confidence: number
  readonly n: number
  /** ascending, the first from 0 */
  readonly steps: readonly BandStep[]
}

/**
 * @example bandAt({ steps: [{ from: 0, low: 0.8, high: 1 }, { from: 24, low: 0.4, high: 0.7 }] }, 30) // { low: 0.4, high: 0.7 }
 */
export const bandAt = ({ steps }: Band, time: number): Pick<BandStep, 'low' | 'high'> => {
  const times = steps.map((step) => step.from)
  const { low = 0, high = 1 } = steps[countUpTo(times, time) - 1] ?? {}
  return { low, high }
}

/**
 * What n patients cannot exclude, even where all of them agree: with none of n over, a share of 1 - x over is still
 * possible, x = (alpha / 2)^(1/n).
 */
export const neverSure = (n: number, confidence: number): number => ((1 - confidence) / 2) ** (1 / Math.max(n, 1))

/** Two step functions as one; low applies from its times on, high from its own. Both fall. */
export const mergedSteps = (
  lows: readonly { readonly from: number; readonly value: number }[],
  highs: readonly { readonly from: number; readonly value: number }[],
): readonly BandStep[] => {
  const times = [...new Set([0, ...lows.map(({ from }) => from), ...highs.map(({ from }) => from)])].sort(
    (a, b) => a - b,
  )
  const low = falling(lows, times)
  const high = falling(highs, times)
  const steps = times.map((from, i) => ({ from, low: Math.min(at(low, i), at(high, i)), high: at(high, i) }))
  return steps.filter((step, i) => i === 0 || step.low !== steps[i - 1]?.low || step.high !== steps[i - 1]?.high)
}

const falling = (
  steps: readonly { readonly from: number; readonly value: number }[],
  times: readonly number[],
): number[] => {
  let next = 0
  let value = 1
  return times.map((time) => {
    for (; next < steps.length && (steps[next]?.from ?? 0) <= time; next++)
      value = Math.min(value, steps[next]?.value ?? 1)
    return value
  })
}

/** Limits of a share from its standard error; the log of minus its log is closer to normal than the share itself. */
export const logLogLimits = (share: number, error: number, z: number): { low: number; high: number } => {
  const spread = (z * error) / (share * Math.abs(Math.log(share)))
  return { low: share ** Math.exp(spread), high: share ** Math.exp(-spread) }
}
