interface Stretch {
  readonly from: number
  /** exclusive */
  readonly to: number
}

/** Tells whether one of these stretches holds another whole; so many of both may be in a long text that each is not held against each. */
export const covering = (stretches: readonly Stretch[]): ((inner: Stretch) => boolean) => {
  if (stretches.length === 0) return () => false
  const sorted = [...stretches].sort((a, b) => a.from - b.from)
  // how far those reach that begin there or before
  const reach: number[] = []
  for (const { to } of sorted) reach.push(Math.max(to, reach.at(-1) ?? to))
  return ({ from, to }) => {
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sorted[middle]?.from ?? 0) <= from) low = middle + 1
      else high = middle
    }
    return low > 0 && (reach[low - 1] ?? 0) >= to
  }
}
