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

/** Each value once, ascending. Sorts the array in place. */
export const distinct = (values: Float64Array): Float64Array => {
  values.sort()
  let length = 0
  for (let i = 0; i < values.length; i++) {
    const value = at(values, i)
    if (length === 0 || value !== at(values, length - 1)) values[length++] = value
  }
  return values.slice(0, length)
}
