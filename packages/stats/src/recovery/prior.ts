import { type Refusal, refusal } from '../refusal.ts'
import { type Band, bandAt } from './band/band.ts'
import { type RecoveryCurve, type ShareRange, shareStill } from './curve.ts'
import { weibullStill } from './weibull.ts'

/** What sources say about how long a sign lasts, in the unit of the curve. */
export interface PublishedEnd {
  /** the end of the typical range: taken as the median */
  readonly typical: number
  /** the latest end that a credible source names: taken as the 95th percentile */
  readonly disputedUntil: number
}

/** A published window as a curve: the Weibull law through its median and its 95th percentile. */
export interface PriorCurve {
  readonly shape: number
  readonly scale: number
  /** patients that the publication counts for */
  readonly weight: number
}

/** What a published window counts for, against the clinic's own patients. */
export const PRIOR_PATIENTS = 10

/**
 * @example priorCurve({ typical: 48, disputedUntil: 120 }).shape // 1.597421, log(log(20) / log(2)) / log(120 / 48)
 */
export const priorCurve = ({ typical, disputedUntil }: PublishedEnd, weight = PRIOR_PATIENTS): PriorCurve | Refusal => {
  if (!(typical > 0 && disputedUntil > typical && Number.isFinite(disputedUntil)))
    return refusal(
      'bad-value',
      `typical ${typical} and disputed until ${disputedUntil}; the first must be above 0 and below the second`,
    )
  if (!(weight > 0 && Number.isFinite(weight)))
    return refusal('bad-weight', `the weight is ${weight}; write a number of patients above 0`)
  const shape = Math.log(Math.log(20) / Math.log(2)) / Math.log(disputedUntil / typical)
  return { shape, scale: typical / Math.log(2) ** (1 / shape), weight }
}

/** A share pulled towards the publication, with everything that went into it. */
export interface ShrunkShare {
  readonly time: number
  readonly still: ShareRange
  readonly low: number
  readonly high: number
  readonly n: number
  /** always shown: what the publication says, and how much of the answer it is (0 to 1) */
  readonly prior: { readonly still: number; readonly weight: number; readonly part: number }
  readonly confidence: number
  readonly method: string
}

/**
 * The share who still have the sign, as the mean of the curve and of the publication, each weighed by its patients: with
 * 10 of the clinic's own they count alike. Beyond the last look only the publication speaks of what lies there, and the
 * range says so.
 * @example shrunkShare(recoveryCurve(rows), guaranteedBand(rows), priorCurve({ typical: 10, disputedUntil: 30 }), 10).still.upper // 0.5, half by both
 */
export const shrunkShare = (
  curve: RecoveryCurve,
  band: Band,
  prior: PriorCurve,
  time: number,
): ShrunkShare | Refusal => {
  if (!Number.isFinite(time) || time < 0) return refusal('bad-value', `the time is ${time}; write a time of 0 or later`)
  const part = prior.weight / (prior.weight + curve.n)
  const published = weibullStill(prior, time)
  const mixed = (own: number): number => part * published + (1 - part) * own
  const isBeyond = time > curve.lastSeen
  const own = isBeyond ? { lower: 0, upper: shareStill(curve, curve.lastSeen).upper } : shareStill(curve, time)
  const limits = isBeyond ? { low: 0, high: bandAt(band, curve.lastSeen).high } : bandAt(band, time)
  return {
    time,
    still: { lower: mixed(own.lower), upper: mixed(own.upper) },
    low: mixed(Math.min(limits.low, own.lower)),
    high: mixed(Math.max(limits.high, own.upper)),
    n: curve.n,
    prior: { still: published, weight: prior.weight, part },
    confidence: band.confidence,
    method: `mean of NPMLE and published window, weighed by patients; ${band.method}`,
  }
}
