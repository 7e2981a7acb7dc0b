import type { Found } from './found.ts'

/** Signs by where they stand, found without asking each of them: a long text holds thousands. */
export interface FoundAround {
  /** the first that begins at a word or behind it */
  readonly from: (i: number) => Found | undefined
  /** the last that ends before a word or right there */
  readonly upTo: (i: number) => Found | undefined
  /** the first that holds this stretch whole */
  readonly holding: (stretch: { readonly from: number; readonly to: number }) => Found | undefined
  /** does one share a word with this stretch? */
  readonly isIn: (stretch: { readonly from: number; readonly to: number }) => boolean
}

/** @param found in the order of the text (`inOrder`) */
export const foundAround = (found: readonly Found[]): FoundAround => {
  // how far those reach that stand there or before in the list
  const reach: number[] = []
  for (const { to } of found) reach.push(Math.max(to, reach.at(-1) ?? to))
  const placeFrom = (i: number): number => {
    let [low, high] = [0, found.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((found[middle]?.from ?? 0) < i) low = middle + 1
      else high = middle
    }
    return low
  }
  return {
    from: (i) => found[placeFrom(i)],
    upTo: (i) => {
      let n = placeFrom(i) - 1
      while (n >= 0 && (found[n]?.to ?? i) > i) n--
      return found[n]
    },
    holding: ({ from, to }) => {
      let held: Found | undefined
      for (let n = placeFrom(from + 1) - 1; n >= 0 && (reach[n] ?? 0) >= to; n--)
        if ((found[n]?.to ?? 0) >= to) held = found[n]
      return held
    },
    isIn: ({ from, to }) => (reach[placeFrom(to) - 1] ?? from) > from,
  }
}
