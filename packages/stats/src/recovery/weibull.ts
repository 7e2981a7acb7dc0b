import { at } from '../numeric/at.ts'
import { factorise, invert } from '../numeric/cholesky.ts'
import { climb, curvature, type Surface } from '../numeric/climb.ts'
import { isRefusal, type Refusal, refusal } from '../refusal.ts'
import { normalQuantile } from '../special/functions.ts'
import { checkedColumns, type Observations, type SeenColumns } from './seen.ts'

/** What may change how fast a sign ends: one column of numbers a covariate, one entry a row. */
export type Covariates = Readonly<Record<string, ArrayLike<number>>>

export interface Coefficient {
  readonly name: string
  /** on the log of time: exp(estimate) is how many times as long the sign lasts for one unit more */
  readonly estimate: number
  readonly error: number
  readonly low: number
  readonly high: number
}

/** S(t) = exp(-(t / scale)^shape), scale = exp(intercept + sum of coefficient x covariate). */
export interface WeibullFit {
  readonly method: 'Weibull, maximum likelihood'
  readonly n: number
  readonly shape: number
  /** where all covariates are 0, in the unit of time */
  readonly scale: number
  readonly intercept: Coefficient
  /** log of 1 / shape */
  readonly logSpread: Coefficient
  readonly covariates: readonly Coefficient[]
  readonly logLikelihood: number
  readonly confidence: number
}

/**
 * The small-sample alternative to the free curve: two numbers instead of many, at the price of a shape it must have.
 * @example weibullFit(rows).shape // 1.821973, R survreg
 */
export const weibullFit = (
  observations: Observations,
  covariates: Covariates = {},
  confidence = 0.95,
): WeibullFit | Refusal => {
  const columns = checkedColumns(observations)
  if (isRefusal(columns)) return columns
  const wrong = problemOf(columns, covariates)
  if (wrong) return wrong
  const names = Object.keys(covariates)
  const surface = surfaceOf(columns, Object.values(covariates))
  const summit = climb(surface, startOf(columns, names.length))
  const { parameters } = summit
  const size = parameters.length
  const spread = at(parameters, size - 1)
  const information = curvature(surface, parameters)
  if (!summit.hasConverged || spread < -12 || !factorise(information, size))
    return refusal(
      'not-identified',
      'the data do not determine a Weibull curve: too few or too equal endings, or a covariate that adds nothing',
    )
  const variance = invert(information, size)
  const z = normalQuantile((1 + confidence) / 2)
  const coefficient = (name: string, i: number): Coefficient => {
    const estimate = at(parameters, i)
    const error = Math.sqrt(at(variance, i * size + i))
    return { name, estimate, error, low: estimate - z * error, high: estimate + z * error }
  }
  return {
    method: 'Weibull, maximum likelihood',
    n: weightsOf(columns).reduce((sum, weight) => sum + weight, 0),
    shape: Math.exp(-spread),
    scale: Math.exp(at(parameters, 0)),
    intercept: coefficient('intercept', 0),
    logSpread: coefficient('log spread', size - 1),
    covariates: names.map((name, i) => coefficient(name, i + 1)),
    logLikelihood: summit.value,
    confidence,
  }
}

/**
 * @example weibullStill({ shape: 1.5, scale: 96 }, 96) // 0.367879, exp(-1)
 */
export const weibullStill = ({ shape, scale }: Pick<WeibullFit, 'shape' | 'scale'>, time: number): number =>
  Math.exp(-((time / scale) ** shape))

const weightsOf = ({ left, weight }: SeenColumns): number[] => Array.from(weight ?? Array.from(left, () => 1))

const problemOf = ({ left, right }: SeenColumns, covariates: Covariates): Refusal | undefined => {
  const rows = left.length
  for (const [name, values] of Object.entries(covariates)) {
    if (values.length !== rows) return refusal('bad-value', `covariate ${name} has ${values.length} rows of ${rows}`)
    const row = Array.from(values).findIndex((value) => !Number.isFinite(value))
    if (row >= 0) return refusal('bad-value', `covariate ${name} is ${values[row]}; write a number`, row)
  }
  const atStart = Array.from(left).findIndex((value, i) => value === 0 && at(right, i) === 0)
  if (atStart >= 0)
    return refusal(
      'bad-value',
      'a sign that ended at time 0 fits no Weibull curve; give the interval it ended in',
      atStart,
    )
  const hasEnded = Array.from(right).some((value) => Number.isFinite(value))
  return hasEnded ? undefined : refusal('no-events', 'nobody was seen to be over it, so no curve can be fitted')
}

/** Exponential with the mean of the midpoints. */
const startOf = (columns: SeenColumns, covariates: number): Float64Array => {
  const { left, right } = columns
  let sum = 0
  let total = 0
  weightsOf(columns).forEach((weight, i) => {
    const end = Number.isFinite(at(right, i)) ? at(right, i) : 2 * at(left, i)
    const middle = (at(left, i) + end) / 2
    if (middle > 0) {
      sum += weight * Math.log(middle)
      total += weight
    }
  })
  const start = new Float64Array(covariates + 2)
  start[0] = total > 0 ? sum / total : 0
  return start
}

/** Log-likelihood in (intercept, coefficients ..., log spread); its slope by the chain rule through the location. */
const surfaceOf = (columns: SeenColumns, covariates: readonly ArrayLike<number>[]): Surface => {
  const { left, right } = columns
  const weights = weightsOf(columns)
  const rows = left.length
  return (parameters) => {
    const size = parameters.length
    const logSpread = at(parameters, size - 1)
    const spread = Math.exp(logSpread)
    const slope = new Float64Array(size)
    let value = 0
    for (let i = 0; i < rows; i++) {
      let location = at(parameters, 0)
      for (let c = 0; c < covariates.length; c++) location += at(parameters, c + 1) * at(covariates[c] ?? [], i)
      const term = termOf(at(left, i), at(right, i), location, spread)
      const weight = at(weights, i)
      value += weight * term.value
      const byLocation = weight * term.byLocation
      slope[0] = at(slope, 0) + byLocation
      for (let c = 0; c < covariates.length; c++)
        slope[c + 1] = at(slope, c + 1) + byLocation * at(covariates[c] ?? [], i)
      slope[size - 1] = at(slope, size - 1) + weight * term.byLogSpread
    }
    return { value: Number.isFinite(value) ? value : Number.NEGATIVE_INFINITY, slope }
  }
}

interface Term {
  readonly value: number
  readonly byLocation: number
  readonly byLogSpread: number
}

/** One row's part of the log-likelihood. `hazard` is the cumulative hazard exp((log t - location) / spread). */
const termOf = (left: number, right: number, location: number, spread: number): Term => {
  const u = left > 0 ? (Math.log(left) - location) / spread : Number.NEGATIVE_INFINITY
  const hazardLeft = Math.exp(u)
  const turnLeft = left > 0 ? hazardLeft * u : 0
  if (right === left)
    return {
      value: u - Math.log(spread) - Math.log(left) - hazardLeft,
      byLocation: (hazardLeft - 1) / spread,
      byLogSpread: turnLeft - u - 1,
    }
  if (!Number.isFinite(right)) return { value: -hazardLeft, byLocation: hazardLeft / spread, byLogSpread: turnLeft }
  const v = (Math.log(right) - location) / spread
  const hazardRight = Math.exp(v)
  const ended = -Math.expm1(hazardLeft - hazardRight)
  // far out, exp(v) overflows while what is left of the mass is 0
  const still = 1 - ended
  const rightPart = still > 0 ? hazardRight * still : 0
  return {
    value: -hazardLeft + Math.log(ended),
    byLocation: (hazardLeft - rightPart) / ended / spread,
    byLogSpread: (turnLeft - (still > 0 ? rightPart * v : 0)) / ended,
  }
}
