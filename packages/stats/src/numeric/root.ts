const MOST_STEPS = 200

/** Where a rising function crosses 0 between two places: false position with Illinois' correction, halving where that lags. */
export const rootOf = (rising: (x: number) => number, from: number, to: number, tolerance = 1e-13): number => {
  let low = from
  let high = to
  let atLow = rising(low)
  let atHigh = rising(high)
  if (atLow >= 0) return low
  if (atHigh <= 0) return high
  let side = 0
  for (let step = 0; step < MOST_STEPS && high - low > tolerance * (1 + Math.abs(low)); step++) {
    const guess = step % 8 === 7 ? (low + high) / 2 : (low * atHigh - high * atLow) / (atHigh - atLow)
    const middle = guess > low && guess < high ? guess : (low + high) / 2
    const value = rising(middle)
    if (value === 0) return middle
    if (value < 0) {
      low = middle
      atLow = value
      if (side < 0) atHigh /= 2
      side = -1
    } else {
      high = middle
      atHigh = value
      if (side > 0) atLow /= 2
      side = 1
    }
  }
  return (low + high) / 2
}
