import { type Band, isRefusal, type RecoveryCurve, type TimeUntil, timeUntil } from '@anagen/stats'

const SHARES = [0.25, 0.5, 0.75, 0.95] as const

/** The times by which a quarter, half, three quarters and 95 % are over it. */
export const quartilesOf = (curve: RecoveryCurve, band: Band): readonly TimeUntil[] =>
  SHARES.flatMap((share) => {
    const found = timeUntil(curve, band, share)
    return isRefusal(found) ? [] : [found]
  })
