import { at } from './at.ts'

/**
 * Lower Cholesky factor of a symmetric matrix (row by row, size x size), in place: the upper triangle is not touched.
 * @returns false where the matrix is not positive definite
 */
export const factorise = (matrix: Float64Array, size: number): boolean => {
  for (let j = 0; j < size; j++) {
    const rowJ = j * size
    for (let i = j; i < size; i++) {
      const rowI = i * size
      let sum = at(matrix, rowI + j)
      for (let k = 0; k < j; k++) sum -= at(matrix, rowI + k) * at(matrix, rowJ + k)
      if (i === j) {
        if (!(sum > 0)) return false
        matrix[rowI + j] = Math.sqrt(sum)
      } else matrix[rowI + j] = sum / at(matrix, rowJ + j)
    }
  }
  return true
}

/** Solves L y = b, in place. */
const forward = (factor: Float64Array, size: number, b: Float64Array): void => {
  for (let i = 0; i < size; i++) {
    let value = at(b, i)
    for (let k = 0; k < i; k++) value -= at(factor, i * size + k) * at(b, k)
    b[i] = value / at(factor, i * size + i)
  }
}

/** Solves L L' x = b, in place. */
export const solve = (factor: Float64Array, size: number, b: Float64Array): void => {
  forward(factor, size, b)
  for (let i = size - 1; i >= 0; i--) {
    const value = at(b, i) / at(factor, i * size + i)
    b[i] = value
    for (let k = 0; k < i; k++) b[k] = at(b, k) - at(factor, i * size + k) * value
  }
}

/** Inverse of a symmetric positive definite matrix given by its factor. */
export const invert = (factor: Float64Array, size: number): Float64Array => {
  const inverse = new Float64Array(size * size)
  for (let j = 0; j < size; j++) {
    const column = new Float64Array(size)
    column[j] = 1
    solve(factor, size, column)
    for (let i = 0; i < size; i++) inverse[i * size + j] = at(column, i)
  }
  return inverse
}
