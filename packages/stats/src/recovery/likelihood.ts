import { at } from '../numeric/at.ts'
import type { Cells } from './cells.ts'

/** Log-likelihood of cumulative masses (one more than intervals, from 0 to 1). -Infinity where a row has no mass. */
export const logLikelihood = ({ first, last, weight }: Cells, cumulative: Float64Array): number => {
  let sum = 0
  for (let i = 0; i < weight.length; i++) {
    const mass = at(cumulative, at(last, i) + 1) - at(cumulative, at(first, i))
    if (!(mass > 0)) return Number.NEGATIVE_INFINITY
    sum += at(weight, i) * Math.log(mass)
  }
  return sum
}

/**
 * How much the log-likelihood rises with mass in each interval: sum over the rows that cover it of weight / mass of the row.
 * At the maximum no value exceeds n; max - n bounds how far the log-likelihood is from its maximum (it is concave).
 */
export const gradient = ({ first, last, weight }: Cells, cumulative: Float64Array): Float64Array => {
  const rise = new Float64Array(cumulative.length)
  for (let i = 0; i < weight.length; i++) {
    const from = at(first, i)
    const to = at(last, i) + 1
    const share = at(weight, i) / (at(cumulative, to) - at(cumulative, from))
    rise[from] = at(rise, from) + share
    rise[to] = at(rise, to) - share
  }
  for (let j = 1; j < rise.length; j++) rise[j] = at(rise, j) + at(rise, j - 1)
  return rise.subarray(0, rise.length - 1)
}

export const dualityGap = ({ n }: Cells, rise: Float64Array): number => {
  let most = 0
  for (const value of rise) if (value > most) most = value
  return Math.max(0, most - n)
}
