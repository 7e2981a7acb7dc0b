import type { ShareRange } from '@anagen/stats'

export const percent = (share: number): string => `${(share * 100).toFixed(1)} %`

/** A share that is known, or the two between which it lies. */
export const rangeOf = ({ lower, upper }: ShareRange): string =>
  upper - lower < 0.0005 ? percent(upper) : `${(lower * 100).toFixed(1)} to ${percent(upper)}`

export const limitsOf = (low: number, high: number): string => `${(low * 100).toFixed(1)} to ${percent(high)}`
