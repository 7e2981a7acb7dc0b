import { at } from '../numeric/at.ts'
import { isRefusal, type Refusal, refusal } from '../refusal.ts'
import { checkedColumns, type Observations, type SeenColumns } from './seen.ts'

/**
 * Rounds the times of looks to the nearest whole step, as a clinic's clock would; what ended between two looks of one step
 * gets that step. Looks that bunch together (answers to a question asked at a set hour) need it: without ties the estimate
 * leans on the one who answered first, and its limits are too narrow (docs/statistics.md). It also collapses millions of
 * rows to few. The price: the curve may be off by half a step. Both ends move alike; widening them outwards instead
 * would pile up mass where people were looked at.
 * @example Array.from(ontoGrid([{ left: 11.4, right: 23.2 }], 1).right) // [23]
 */
export const ontoGrid = (observations: Observations, step: number): SeenColumns | Refusal => {
  if (!(step > 0 && Number.isFinite(step)))
    return refusal('bad-value', `the step is ${step}; write a time above 0, such as 1`)
  const columns = checkedColumns(observations)
  if (isRefusal(columns)) return columns
  const { left, right, weight } = columns
  const rounded = (time: number): number => Math.round(time / step) * step
  const ends = (_: number, i: number): number => {
    const [from, until] = [rounded(at(left, i)), rounded(at(right, i))]
    return from === until && at(left, i) !== at(right, i) ? from + step : until
  }
  return { left: Float64Array.from(left, rounded), right: Float64Array.from(right, ends), ...(weight && { weight }) }
}
