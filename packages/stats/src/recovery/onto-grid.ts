import { isRefusal, type Refusal, refusal } from '../refusal.ts'
import { checkedColumns, type Observations, type SeenColumns } from './seen.ts'

/**
 * Widens every interval outwards to whole steps: last seen is rounded down, first gone up, so the truth stays inside.
 * Looks that bunch together (answers to a question asked at a set hour) need it: without ties the estimate leans on the
 * one who answered first, and its limits are too narrow (docs/statistics.md). It also collapses millions of rows to few.
 * @example Array.from(ontoGrid([{ left: 11.4, right: 23.2 }], 1).right) // [24]
 */
export const ontoGrid = (observations: Observations, step: number): SeenColumns | Refusal => {
  if (!(step > 0 && Number.isFinite(step)))
    return refusal('bad-value', `the step is ${step}; write a time above 0, such as 1`)
  const columns = checkedColumns(observations)
  if (isRefusal(columns)) return columns
  const { left, right, weight } = columns
  return {
    left: Float64Array.from(left, (time) => Math.floor(time / step) * step),
    right: Float64Array.from(right, (time) => Math.ceil(time / step) * step),
    ...(weight && { weight }),
  }
}
