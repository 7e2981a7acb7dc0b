/** Rows of traits: row i has the columns `columns[starts[i]]` up to `columns[starts[i + 1]]`, each with the value `values[i]`. */
export interface Rows {
  readonly starts: Int32Array
  readonly columns: Int32Array
  readonly values: Float64Array
  readonly width: number
}

/** how many of the last steps the next direction is taken from */
const MEMORY = 8
const STEPS = 60
const HALVINGS = 20
const ARMIJO = 1e-4

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0)
  return sum
}

/**
 * Logistic regression with a quadratic penalty, by limited-memory BFGS (Nocedal and Wright, Numerical Optimization, algorithm 7.4). The last weight
 * is the bias, which is not penalised. Nothing in it is left to chance.
 * @param weight how much a row counts; @param penalty of the mean loss
 */
export function regress(rows: Rows, labels: Uint8Array, weight: Float64Array, penalty: number): Float64Array {
  const { starts, columns, values, width } = rows
  const count = labels.length
  const objective = (at: Float64Array): { loss: number; slope: Float64Array } => {
    const slope = new Float64Array(width + 1)
    let loss = 0
    for (let row = 0; row < count; row++) {
      const [from, to, value] = [starts[row] ?? 0, starts[row + 1] ?? 0, values[row] ?? 0]
      let sum = 0
      for (let i = from; i < to; i++) sum += at[columns[i] ?? 0] ?? 0
      const z = sum * value + (at[width] ?? 0)
      const label = labels[row] ?? 0
      const share = (weight[row] ?? 0) / count
      loss += share * (Math.max(z, 0) - label * z + Math.log1p(Math.exp(-Math.abs(z))))
      const pull = share * (1 / (1 + Math.exp(-z)) - label)
      const pulled = pull * value
      for (let i = from; i < to; i++) slope[columns[i] ?? 0] = (slope[columns[i] ?? 0] ?? 0) + pulled
      slope[width] = (slope[width] ?? 0) + pull
    }
    for (let i = 0; i < width; i++) {
      const x = at[i] ?? 0
      loss += (penalty / 2) * x * x
      slope[i] = (slope[i] ?? 0) + penalty * x
    }
    return { loss, slope }
  }
  let at: Float64Array = new Float64Array(width + 1)
  let now = objective(at)
  const past: { moved: Float64Array; turned: Float64Array; rho: number }[] = []
  for (let step = 0; step < STEPS; step++) {
    const direction = now.slope.map((x) => -x)
    const alphas: number[] = []
    for (const { moved, turned, rho } of past.toReversed()) {
      const alpha = rho * dot(moved, direction)
      alphas.push(alpha)
      for (let i = 0; i < direction.length; i++) direction[i] = (direction[i] ?? 0) - alpha * (turned[i] ?? 0)
    }
    const last = past.at(-1)
    const scale = last ? 1 / (last.rho * dot(last.turned, last.turned)) : 1
    for (let i = 0; i < direction.length; i++) direction[i] = (direction[i] ?? 0) * scale
    for (const { moved, turned, rho } of past) {
      const change = (alphas.pop() ?? 0) - rho * dot(turned, direction)
      for (let i = 0; i < direction.length; i++) direction[i] = (direction[i] ?? 0) + change * (moved[i] ?? 0)
    }
    const descent = dot(direction, now.slope)
    let length = 1
    let to = at
    let next = now
    for (let half = 0; half < HALVINGS; half++, length /= 2) {
      to = at.map((x, i) => x + length * (direction[i] ?? 0))
      next = objective(to)
      if (next.loss <= now.loss + ARMIJO * length * descent) break
    }
    if (next.loss >= now.loss) return at
    const moved = to.map((x, i) => x - (at[i] ?? 0))
    const turned = next.slope.map((x, i) => x - (now.slope[i] ?? 0))
    const curve = dot(moved, turned)
    if (curve > 0) past.push({ moved, turned, rho: 1 / curve })
    if (past.length > MEMORY) past.shift()
    at = to
    now = next
  }
  return at
}
