import { at } from './at.ts'

/** How many of the sorted values are below x. */
export const countBelow = (sorted: ArrayLike<number>, x: number, length = sorted.length): number => {
  let from = 0
  let to = length
  while (from < to) {
    const middle = (from + to) >> 1
    if (at(sorted, middle) < x) from = middle + 1
    else to = middle
  }
  return from
}

/** How many of the sorted values are x or below. */
export const countUpTo = (sorted: ArrayLike<number>, x: number, length = sorted.length): number => {
  let from = 0
  let to = length
  while (from < to) {
    const middle = (from + to) >> 1
    if (at(sorted, middle) <= x) from = middle + 1
    else to = middle
  }
  return from
}

/** Each value once, ascending. A set first: most data repeat the same few hours. */
export const distinct = (values: Iterable<number>): Float64Array => Float64Array.from(new Set(values)).sort()
