import { type Refusal, refusal } from '../refusal.ts'

/**
 * What check-ins tell of one sign in one patient: it was there at `left` and gone at `right`, so it ended in (left, right].
 * Any unit of time, the same for all rows; hours in Anagen.
 *
 * - left 0: gone at the first check-in already (left-censored)
 * - right null: still there when last seen (right-censored)
 * - left equal to right: the moment is known
 */
export interface Seen {
  readonly left: number
  readonly right: number | null
  /** patients that this row stands for; 1 where absent */
  readonly weight?: number
}

/** The same in columns, for many rows. An infinite right end means: still there when last seen. */
export interface SeenColumns {
  readonly left: ArrayLike<number>
  readonly right: ArrayLike<number>
  readonly weight?: ArrayLike<number>
}

export type Observations = readonly Seen[] | SeenColumns

const isRows = (observations: Observations): observations is readonly Seen[] => Array.isArray(observations)

const columnsOf = (rows: readonly Seen[]): SeenColumns => ({
  left: Float64Array.from(rows, (row) => row.left),
  right: Float64Array.from(rows, (row) => (row.right === null ? Number.POSITIVE_INFINITY : row.right)),
  ...(rows.some((row) => row.weight !== undefined) && { weight: Float64Array.from(rows, (row) => row.weight ?? 1) }),
})

const problemOf = (left: number, right: number, weight: number): readonly [Refusal['refused'], string] | undefined => {
  if (!Number.isFinite(left)) return ['bad-value', `left is ${left}; write the last time the sign was seen, or 0`]
  if (left < 0) return ['bad-value', `left is ${left}, before the start; write the time since the session, 0 or later`]
  if (Number.isNaN(right))
    return ['bad-value', 'right is no number; leave it out if the sign was still there when last seen']
  if (right < left)
    return [
      'left-after-right',
      `left ${left} is after right ${right}; left is when the sign was last seen, right when it was first gone`,
    ]
  if (!Number.isFinite(weight) || weight <= 0)
    return ['bad-weight', `weight is ${weight}; write how many patients the row stands for, more than 0`]
  return undefined
}

/** Checks every row. @returns columns, or the first row that is wrong and why */
export const checkedColumns = (observations: Observations): SeenColumns | Refusal => {
  const columns = isRows(observations) ? columnsOf(observations) : observations
  const { left, right, weight } = columns
  const rows = left.length
  if (rows === 0) return refusal('no-rows', 'there is no row; give at least one')
  if (right.length !== rows || (weight && weight.length !== rows))
    return refusal(
      'bad-value',
      `the columns have ${rows}, ${right.length}${weight ? ` and ${weight.length}` : ''} rows; they must be equally long`,
    )
  for (let row = 0; row < rows; row++) {
    const problem = problemOf(
      left[row] ?? Number.NaN,
      right[row] ?? Number.NaN,
      weight ? (weight[row] ?? Number.NaN) : 1,
    )
    if (problem) return refusal(...problem, row)
  }
  return columns
}
