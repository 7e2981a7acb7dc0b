import { at } from '../numeric/at.ts'
import type { Cells } from './cells.ts'

/** Slope and observed information of the log-likelihood in the cumulative masses after each supported interval but the last. */
export interface Information {
  /** places of the intervals with mass, ascending */
  readonly support: Int32Array
  /** free parameters: one fewer than the support */
  readonly size: number
  readonly slope: Float64Array
  /** size x size, symmetric */
  readonly matrix: Float64Array
}

export const informationOn = (cells: Cells, masses: Float64Array, cumulative: Float64Array): Information => {
  const support = Int32Array.from([...masses.keys()].filter((j) => at(masses, j) > 0))
  const size = support.length - 1
  const before = supportedBefore(masses)
  const slope = new Float64Array(size)
  const matrix = new Float64Array(size * size)
  for (let i = 0; i < cells.weight.length; i++) {
    const from = at(cells.first, i)
    const to = at(cells.last, i) + 1
    const inverse = 1 / (at(cumulative, to) - at(cumulative, from))
    const gain = at(cells.weight, i) * inverse
    const curve = gain * inverse
    const low = at(before, from) - 1
    const high = at(before, to) - 1
    if (high < size) {
      slope[high] = at(slope, high) + gain
      matrix[high * size + high] = at(matrix, high * size + high) + curve
    }
    if (low >= 0) {
      slope[low] = at(slope, low) - gain
      matrix[low * size + low] = at(matrix, low * size + low) + curve
    }
    if (low >= 0 && high < size) {
      matrix[high * size + low] = at(matrix, high * size + low) - curve
      matrix[low * size + high] = at(matrix, low * size + high) - curve
    }
  }
  return { support, size, slope, matrix }
}

/** How many supported intervals lie before each boundary. */
const supportedBefore = (masses: Float64Array): Int32Array => {
  const before = new Int32Array(masses.length + 1)
  for (let j = 0; j < masses.length; j++) before[j + 1] = at(before, j) + (at(masses, j) > 0 ? 1 : 0)
  return before
}
