import { at } from '../numeric/at.ts'
import { countBelow, countUpTo, distinct } from '../numeric/search.ts'
import type { SeenColumns } from './seen.ts'

/**
 * The data as the likelihood sees them. Mass can only lie in the innermost intervals (Turnbull 1976): a left end followed
 * by a right end with no other end between. Each distinct observation covers the intervals `first..last`.
 */
export interface Cells {
  /** ends of the innermost intervals, ascending; an interval is (left, right], or [left, right] where both are equal */
  readonly left: Float64Array
  readonly right: Float64Array
  readonly first: Int32Array
  readonly last: Int32Array
  /** patients behind each distinct observation */
  readonly weight: Float64Array
  /** patients in all */
  readonly n: number
}

/** Innermost intervals and the collapsed rows. Rows that cover the same intervals become one with their weights added. */
export const cellsOf = (columns: SeenColumns): Cells => {
  const innermost = innermostIntervals(columns)
  const rows = columns.left.length
  const intervals = innermost.right.length
  const patients = new Map<number, number>()
  for (let i = 0; i < rows; i++) {
    const l = at(columns.left, i)
    const r = at(columns.right, i)
    const first = l === r ? countBelow(innermost.right, l) : countUpTo(innermost.right, l)
    const code = first * intervals + countUpTo(innermost.right, r) - 1
    patients.set(code, (patients.get(code) ?? 0) + (columns.weight ? at(columns.weight, i) : 1))
  }
  // sorted, so that the order of rows changes nothing
  const codes = distinct(patients.keys())
  const weight = codes.map((code) => patients.get(code) ?? Number.NaN)
  let n = 0
  for (const w of weight) n += w
  const first = Int32Array.from(codes, (code) => Math.floor(code / intervals))
  const last = Int32Array.from(codes, (code, i) => code - at(first, i) * intervals)
  return { ...innermost, first, last, weight, n }
}

/** Ends in order; at one moment: the start of an exact time, then right ends (closed), then left ends (open). */
const innermostIntervals = ({ left, right }: SeenColumns): Pick<Cells, 'left' | 'right'> => {
  const isExact = (_: number, i: number): boolean => at(left, i) === at(right, i)
  const lefts = Float64Array.from(left)
  const exact = distinct(lefts.filter(isExact))
  const open = distinct(exact.length === 0 ? lefts : lefts.filter((value, i) => !isExact(value, i)))
  const rights = distinct(Float64Array.from(right))
  const q: number[] = []
  const p: number[] = []
  let nextOpen = 0
  let nextExact = 0
  for (const r of rights) {
    // the last left end before this right end; every earlier one is followed by another left end
    let start = Number.NEGATIVE_INFINITY
    while (nextOpen < open.length && at(open, nextOpen) < r) start = at(open, nextOpen++)
    while (nextExact < exact.length && at(exact, nextExact) <= r) start = Math.max(start, at(exact, nextExact++))
    if (start !== Number.NEGATIVE_INFINITY) {
      q.push(start)
      p.push(r)
    }
  }
  return { left: Float64Array.from(q), right: Float64Array.from(p) }
}
