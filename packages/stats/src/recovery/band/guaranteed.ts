import { at } from '../../numeric/at.ts'
import { isRefusal, type Refusal } from '../../refusal.ts'
import { betaQuantile } from '../../special/functions.ts'
import { checkedColumns, type Observations, type SeenColumns } from '../seen.ts'
import { type Band, mergedSteps, neverSure } from './band.ts'

/**
 * The band that keeps its promise in small samples: beta product limits (Fay, Brittain and Proschan 2013) of the worst
 * cases that the check-ins allow. High takes every sign to have lasted until it was seen gone, low takes it to have ended
 * right after it was last seen. Without censoring and with exact times these are Clopper and Pearson's limits.
 * Assumes, as every method here, that when people stop answering has nothing to do with how they heal.
 * @example bandAt(guaranteedBand(rows), 7) // { low: 0.407811, high: 0.846091 }, R binom.test(13, 20)
 */
export const guaranteedBand = (observations: Observations, confidence = 0.95): Band | Refusal => {
  const columns = checkedColumns(observations)
  if (isRefusal(columns)) return columns
  const latest = productLimits(eventsAt(columns, columns.right), confidence)
  const earliest = productLimits(eventsAt(columns, columns.left), confidence)
  const n = earliest.n
  const steps = mergedSteps([{ from: 0, value: neverSure(n, confidence) }, ...earliest.low], latest.high)
  return { method: 'beta product, worst case', confidence, n, steps }
}

interface Moment {
  readonly time: number
  ended: number
  lost: number
}

/** Endings at the given ends, and those still there when last seen at their left end. */
const eventsAt = ({ left, right, weight }: SeenColumns, ends: ArrayLike<number>): readonly Moment[] => {
  const moments = new Map<number, Moment>()
  for (let i = 0; i < left.length; i++) {
    const isEnded = Number.isFinite(at(right, i))
    const time = isEnded ? at(ends, i) : at(left, i)
    let moment = moments.get(time)
    if (!moment) {
      moment = { time, ended: 0, lost: 0 }
      moments.set(time, moment)
    }
    const patients = weight ? at(weight, i) : 1
    if (isEnded) moment.ended += patients
    else moment.lost += patients
  }
  return [...moments.values()].sort((a, b) => a.time - b.time)
}

interface Limit {
  readonly from: number
  readonly value: number
}

const productLimits = (
  moments: readonly Moment[],
  confidence: number,
): { readonly n: number; readonly low: readonly Limit[]; readonly high: readonly Limit[] } => {
  const n = moments.reduce((sum, { ended, lost }) => sum + ended + lost, 0)
  const tail = (1 - confidence) / 2
  const low: Limit[] = []
  const high: Limit[] = []
  let atRisk = n
  let product: Moments = { mean: 1, square: 1 }
  for (const { time, ended, lost } of moments) {
    if (ended > 0) {
      product = timesBeta(product, atRisk - ended + 1, ended)
      high.push({ from: time, value: betaLimit(product, 1 - tail) })
    }
    atRisk = Math.max(0, atRisk - ended - lost)
    // who is no longer followed may be over a moment later
    low.push({ from: time, value: atRisk > 0 ? betaLimit(timesBeta(product, atRisk, 1), tail) : 0 })
  }
  return { n, low, high }
}

interface Moments {
  readonly mean: number
  readonly square: number
}

const timesBeta = ({ mean, square }: Moments, a: number, b: number): Moments => ({
  mean: (mean * a) / (a + b),
  square: (square * a * (a + 1)) / ((a + b) * (a + b + 1)),
})

/** Quantile of the beta distribution with these moments. */
const betaLimit = ({ mean, square }: Moments, probability: number): number => {
  const variance = square - mean * mean
  if (!(variance > 0)) return mean
  const size = (mean * (1 - mean)) / variance - 1
  return betaQuantile(probability, mean * size, (1 - mean) * size)
}
