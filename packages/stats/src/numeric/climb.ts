import { at } from './at.ts'

/** A function of several parameters and its slope. A value of -Infinity marks parameters that cannot be. */
export type Surface = (parameters: Float64Array) => { readonly value: number; readonly slope: Float64Array }

export interface Summit {
  readonly parameters: Float64Array
  readonly value: number
  readonly hasConverged: boolean
}

const MOST_STEPS = 500

/** The maximum of a smooth function, by BFGS steps with halving (Nocedal and Wright 2006, chapter 6). */
export const climb = (surface: Surface, start: Float64Array, tolerance = 1e-9): Summit => {
  const size = start.length
  let here = start
  let { value, slope } = surface(here)
  let inverse = identity(size)
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    if (isFlat(slope, value, tolerance)) return { parameters: here, value, hasConverged: true }
    let direction = times(inverse, slope)
    if (!(dot(direction, slope) > 0)) {
      inverse = identity(size)
      direction = slope.slice()
    }
    const next = along(surface, here, value, direction, dot(direction, slope))
    if (!next) return { parameters: here, value, hasConverged: isFlat(slope, value, tolerance * 1e3) }
    const moved = next.parameters.map((x, i) => x - at(here, i))
    const bent = next.slope.map((g, i) => at(slope, i) - g)
    if (dot(moved, bent) > 0) inverse = updated(inverse, moved, bent)
    here = next.parameters
    value = next.value
    slope = next.slope
  }
  return { parameters: here, value, hasConverged: false }
}

const isFlat = (slope: Float64Array, value: number, tolerance: number): boolean =>
  slope.every((g) => Math.abs(g) <= tolerance * (1 + Math.abs(value)))

const along = (surface: Surface, from: Float64Array, value: number, direction: Float64Array, promise: number) => {
  const longest = Math.max(...direction.map(Math.abs))
  // a first guess may promise the moon: at most 5 units of a parameter at once
  for (let length = Math.min(1, 5 / longest); length * longest > 1e-14; length /= 2) {
    const parameters = from.map((x, i) => x + length * at(direction, i))
    const next = surface(parameters)
    if (next.value >= value + 1e-4 * length * promise || (next.value > value && length * longest < 1e-6))
      return { parameters, ...next }
  }
  return undefined
}

const identity = (size: number): Float64Array => {
  const matrix = new Float64Array(size * size)
  for (let i = 0; i < size; i++) matrix[i * size + i] = 1
  return matrix
}

const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, x, i) => sum + x * at(b, i), 0)

const times = (matrix: Float64Array, vector: Float64Array): Float64Array =>
  vector.map((_, i) => vector.reduce((sum, x, j) => sum + at(matrix, i * vector.length + j) * x, 0))

/** The BFGS update of the inverse curvature. */
const updated = (inverse: Float64Array, moved: Float64Array, bent: Float64Array): Float64Array => {
  const size = moved.length
  const scale = 1 / dot(moved, bent)
  const turned = times(inverse, bent)
  const factor = scale * (1 + scale * dot(bent, turned))
  return inverse.map((entry, index) => {
    const i = Math.floor(index / size)
    const j = index % size
    return (
      entry +
      factor * at(moved, i) * at(moved, j) -
      scale * (at(turned, i) * at(moved, j) + at(moved, i) * at(turned, j))
    )
  })
}

/** Minus the matrix of second derivatives, from central differences of the slope. */
export const curvature = (surface: Surface, parameters: Float64Array): Float64Array => {
  const size = parameters.length
  const matrix = new Float64Array(size * size)
  for (let j = 0; j < size; j++) {
    const step = 1e-5 * (1 + Math.abs(at(parameters, j)))
    const slopeAt = (shift: number) => surface(parameters.map((x, i) => (i === j ? x + shift : x))).slope
    const above = slopeAt(step)
    const below = slopeAt(-step)
    for (let i = 0; i < size; i++) matrix[i * size + j] = (at(below, i) - at(above, i)) / (2 * step)
  }
  return matrix.map((entry, index) => (entry + at(matrix, (index % size) * size + Math.floor(index / size))) / 2)
}
