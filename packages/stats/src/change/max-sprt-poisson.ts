import { at } from '../numeric/at.ts'
import { type Refusal, refusal } from '../refusal.ts'

/** Events so far, and how many the usual rate would have brought. Both add up from the start of surveillance. */
export interface PoissonLook {
  readonly events: number
  readonly expected: number
}

export interface MaxSprtDesign {
  /** expected events at which surveillance ends without a signal */
  readonly upperLimit: number
  /** chance of a signal where nothing is wrong; else 0.05 */
  readonly alpha?: number
  /** no signal before this many events; else 1 */
  readonly fewestEvents?: number
}

export interface SequentialTest {
  readonly method: string
  readonly criticalValue: number
  readonly alpha: number
  readonly points: readonly { readonly statistic: number; readonly relativeRisk: number; readonly isSignal: boolean }[]
  /** place of the first look with a signal, from 0; null: none so far */
  readonly signalAt: number | null
  readonly n: number
}

/** Log-likelihood ratio of the most likely raised risk against none. */
const poissonStatistic = ({ events, expected }: PoissonLook): number =>
  events > expected ? expected - events + events * Math.log(events / expected) : 0

/**
 * The sequential test for a lot or product that may look after every event (Kulldorff et al. 2011, Sequential Analysis
 * 30:58-78): looking often costs nothing, because the critical value pays for all looks.
 * @example maxSprtPoisson([{ events: 3, expected: 0.4 }], { upperLimit: 10 }).criticalValue // 3.467952, Kulldorff et al. 2011, table 1
 */
export const maxSprtPoisson = (looks: readonly PoissonLook[], design: MaxSprtDesign): SequentialTest | Refusal => {
  const { alpha = 0.05, fewestEvents = 1 } = design
  const criticalValue = poissonCriticalValue(design)
  if (typeof criticalValue !== 'number') return criticalValue
  for (const [row, { events, expected }] of looks.entries()) {
    const before = looks[row - 1] ?? { events: 0, expected: 0 }
    if (!(Number.isInteger(events) && events >= before.events))
      return refusal('bad-value', `${events} events after ${before.events}; write how many so far`, row)
    if (!(expected > 0 && expected >= before.expected && Number.isFinite(expected)))
      return refusal('bad-value', `${expected} expected after ${before.expected}; write how many expected so far`, row)
  }
  const points = looks.map((look) => {
    const statistic = poissonStatistic(look)
    const isInTime = look.expected <= design.upperLimit
    return {
      statistic,
      relativeRisk: look.events / look.expected,
      isSignal: isInTime && look.events >= fewestEvents && statistic >= criticalValue,
    }
  })
  const signalAt = points.findIndex(({ isSignal }) => isSignal)
  return {
    method: 'MaxSPRT, Poisson (Kulldorff et al. 2011)',
    criticalValue,
    alpha,
    points,
    signalAt: signalAt < 0 ? null : signalAt,
    n: looks.at(-1)?.events ?? 0,
  }
}

/**
 * The critical value for which the chance of any signal up to the upper limit is alpha, computed exactly.
 * @example poissonCriticalValue({ upperLimit: 20 }) // 3.628123, Kulldorff et al. 2011, table 1
 */
export const poissonCriticalValue = ({
  upperLimit,
  alpha = 0.05,
  fewestEvents = 1,
}: MaxSprtDesign): number | Refusal => {
  if (!(upperLimit > 0 && upperLimit <= 1000))
    return refusal('bad-value', `the upper limit is ${upperLimit}; write 0 to 1000 expected events`)
  if (!(alpha > 0 && alpha < 0.5)) return refusal('bad-value', `alpha is ${alpha}; write a share such as 0.05`)
  if (!Number.isInteger(fewestEvents) || fewestEvents < 1)
    return refusal('bad-value', `fewest events is ${fewestEvents}; write 1 or more`)
  let low = 0.001
  let high = 30
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2
    if (poissonSignalChance(middle, upperLimit, fewestEvents) > alpha) low = middle
    else high = middle
  }
  return high
}

/** Chance that the statistic ever reaches the critical value where nothing is wrong. */
export const poissonSignalChance = (criticalValue: number, upperLimit: number, fewestEvents = 1): number => {
  // chances of each count without a signal so far; the n-th event signals if it comes while less than `until` is expected
  let quiet: Float64Array = Float64Array.of(1)
  let now = 0
  for (let n = fewestEvents; ; n++) {
    const until = Math.min(signalsUntil(n, criticalValue), upperLimit)
    quiet = spread(quiet, until - now, n)
    now = until
    if (until === upperLimit) return 1 - quiet.reduce((sum, chance) => sum + chance, 0)
  }
}

/** The largest expectation at which n events still reach the critical value. */
const signalsUntil = (events: number, criticalValue: number): number => {
  let low = 0
  let high = events
  for (let step = 0; step < 80; step++) {
    const middle = (low + high) / 2
    if (poissonStatistic({ events, expected: middle }) >= criticalValue) low = middle
    else high = middle
  }
  return low
}

/** Adds a Poisson number of events; counts of `most` and more have signalled and leave. */
const spread = (chances: Float64Array, mean: number, most: number): Float64Array => {
  const next = new Float64Array(most)
  for (let from = 0; from < chances.length; from++) {
    let chance = Math.exp(-mean)
    for (let to = from; to < most; to++) {
      next[to] = at(next, to) + at(chances, from) * chance
      chance *= mean / (to - from + 1)
    }
  }
  return next
}
