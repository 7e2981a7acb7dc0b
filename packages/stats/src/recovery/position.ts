import { type Refusal, refusal } from '../refusal.ts'
import { type Band, bandAt } from './band/band.ts'
import { type RecoveryCurve, type ShareRange, shareStill } from './curve.ts'

/** Where somebody stands: of those who had this sign, the share still having it at this time. */
export interface Position {
  readonly time: number
  readonly still: ShareRange
  readonly low: number
  readonly high: number
  readonly confidence: number
  readonly n: number
  readonly method: string
}

/** Fewer patients than this give no position: one person's course must not show through, nor chance pass for a pattern. */
export const FEWEST_PATIENTS = 20

/**
 * @example position(recoveryCurve(rows), guaranteedBand(rows), 7) // { still: { lower: 0.65, upper: 0.65 }, low: 0.407811, high: 0.846091, n: 20 }, R binom.test(13, 20)
 */
export const position = (
  curve: RecoveryCurve,
  band: Band,
  time: number,
  fewest: number = FEWEST_PATIENTS,
): Position | Refusal => {
  if (!Number.isFinite(time) || time < 0) return refusal('bad-value', `the time is ${time}; write a time of 0 or later`)
  if (curve.n < fewest) return refusal('too-few', `only ${curve.n} patients; a position needs ${fewest}`)
  if (time > curve.lastSeen)
    return refusal('too-few', `cannot be estimated beyond ${curve.lastSeen}: nobody was seen later`)
  const { low, high } = bandAt(band, time)
  const still = shareStill(curve, time)
  // a band by another road may miss the estimate by a hair; the interval shown always holds it
  return {
    time,
    still,
    low: Math.min(low, still.lower),
    high: Math.max(high, still.upper),
    confidence: band.confidence,
    n: curve.n,
    method: `${curve.method}; ${band.method}`,
  }
}
