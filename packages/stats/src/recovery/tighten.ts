import { isRefusal, type Refusal, refusal } from '../refusal.ts'
import { guaranteedBand } from './band/guaranteed.ts'
import { recoveryCurve } from './curve.ts'
import { timeUntil } from './quantile.ts'
import type { Observations } from './seen.ts'

/** A published window of a sign: expected from here until there, in the unit of the check-ins. */
export interface Window {
  readonly from: number
  readonly upper: number
}

/** The window to use, and why. */
export interface Learned {
  readonly window: Window
  readonly isTightened: boolean
  readonly evidence: {
    readonly published: Window
    readonly n: number
    readonly share: number
    readonly confidence: number
    /** upper limit of the time by which that share is over it; null: the check-ins do not bound it */
    readonly limit: number | null
    readonly method: string
    readonly because: string
  }
}

export const FEWEST_TO_LEARN = 50
const SHARE_OVER = 0.975
const CONFIDENCE = 0.95

/**
 * A window that check-ins may tighten and never loosen: its upper end becomes the upper 95 % limit of the time by which
 * 97.5 % are over the sign, if at least 50 patients say so and it is earlier. The limit is the guaranteed one, which needs
 * about 150 patients without censoring: a bootstrap would promise it from 50, and be wrong.
 * Takes the check-ins, not the curve: the guarantee is a matter of whole rows.
 * @example tighten({ from: 0, upper: 72 }, rows).isTightened // false, 20 patients are too few
 */
export const tighten = (published: Window, observations: Observations): Learned | Refusal => {
  if (!(published.from >= 0 && published.upper >= published.from && Number.isFinite(published.upper)))
    return refusal(
      'bad-value',
      `the published window is ${published.from} to ${published.upper}; it must begin at 0 or later and end after it begins`,
    )
  const curve = recoveryCurve(observations)
  if (isRefusal(curve)) return curve
  const band = guaranteedBand(observations, CONFIDENCE)
  if (isRefusal(band)) return band
  const until = timeUntil(curve, band, SHARE_OVER)
  if (isRefusal(until)) return until
  const limit = until.high
  const because = whyNot(published, curve.n, limit)
  const isTightened = because === undefined
  return {
    window: isTightened && limit !== null ? { from: published.from, upper: limit } : published,
    isTightened,
    evidence: {
      published,
      n: curve.n,
      share: SHARE_OVER,
      confidence: CONFIDENCE,
      limit,
      method: until.method,
      because: because ?? `${SHARE_OVER * 100} % are over it by ${limit} at the latest`,
    },
  }
}

const whyNot = (published: Window, n: number, limit: number | null): string | undefined => {
  if (n < FEWEST_TO_LEARN) return `${n} patients; learning needs ${FEWEST_TO_LEARN}`
  if (limit === null) return 'too few were followed until the end to bound it'
  if (limit >= published.upper) return `the limit ${limit} is not earlier than the published ${published.upper}`
  if (limit <= published.from) return `the limit ${limit} lies before the window begins, which no check-in can mean`
  return undefined
}
