/** The value below which `share` of all values lie (nearest rank). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const rank = Math.min(sorted.length - 1, Math.floor(share * sorted.length))
  const value = sorted[rank]
  if (value === undefined) throw new RangeError('no values to take a quantile of')
  return value
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** What is told of a repeated measurement: never one figure without its spread. */
export interface Spread {
  readonly median: number
  readonly min: number
  readonly max: number
}

export const spread = (values: readonly number[]): Spread => ({
  median: median(values),
  min: Math.min(...values),
  max: Math.max(...values),
})
