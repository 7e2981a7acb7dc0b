import { at } from '../numeric/at.ts'
import { isRefusal, type Refusal, refusal } from '../refusal.ts'
import { type Cells, cellsOf } from './cells.ts'
import { maximise, type NpmleOptions } from './npmle.ts'
import { checkedColumns, type Observations } from './seen.ts'

/** A share of patients whose sign ended somewhere in (left, right]; where in it, the data do not say. */
export interface MassInterval {
  readonly left: number
  /** null: later than anybody was followed */
  readonly right: number | null
  readonly mass: number
}

/** How long a sign lasts, from check-ins: the share of patients who still have it, at any time. */
export interface RecoveryCurve {
  readonly method: 'NPMLE (Turnbull 1976)'
  /** patients: the sum of the weights */
  readonly n: number
  /** patients who were seen without the sign; the others still had it when last seen */
  readonly ended: number
  /** the intervals with mass, ascending; masses sum to 1 */
  readonly intervals: readonly MassInterval[]
  readonly logLikelihood: number
  /** proof of the maximum: the log-likelihood is at most this far below it */
  readonly gap: number
  readonly iterations: number
  /** nobody was seen later than this; beyond it nothing can be estimated */
  readonly lastSeen: number
}

/** A share that is only known to lie between two values, because nobody was looked at in between. */
export interface ShareRange {
  readonly lower: number
  readonly upper: number
}

const NO_MASS = 1e-12

/**
 * The recovery curve of interval-censored times, in the unit of the observations.
 * @returns a refusal that names the row, for observations that cannot be
 * @example recoveryCurve([{ left: 24, right: 48 }, { left: 30, right: null }]).intervals // [{ left: 30, right: 48, mass: 1 }]
 */
export const recoveryCurve = (observations: Observations, options: NpmleOptions = {}): RecoveryCurve | Refusal => {
  const columns = checkedColumns(observations)
  if (isRefusal(columns)) return columns
  const { left, right, weight } = columns
  let ended = 0
  let lastSeen = 0
  for (let i = 0; i < left.length; i++) {
    const isEnded = at(right, i) !== Number.POSITIVE_INFINITY
    if (isEnded) ended += weight ? at(weight, i) : 1
    lastSeen = Math.max(lastSeen, isEnded ? at(right, i) : at(left, i))
  }
  return curveOfCells(cellsOf(columns), { ended, lastSeen }, options)
}

const curveOfCells = (
  cells: Cells,
  seen: Pick<RecoveryCurve, 'ended' | 'lastSeen'>,
  options: NpmleOptions = {},
): RecoveryCurve | Refusal => {
  const { masses, logLikelihood, gap, iterations } = maximise(cells, options)
  if (!Number.isFinite(logLikelihood) || gap > 1e-6 * cells.n)
    return refusal('did-not-converge', `the estimate stopped ${gap} from its maximum; report these data as a fault`)
  const intervals = [...masses.keys()]
    .filter((j) => at(masses, j) > NO_MASS)
    .map((j) => ({ left: at(cells.left, j), right: finiteOrNull(at(cells.right, j)), mass: at(masses, j) }))
  return { method: 'NPMLE (Turnbull 1976)', n: cells.n, ...seen, intervals, logLikelihood, gap, iterations }
}

const finiteOrNull = (value: number): number | null => (Number.isFinite(value) ? value : null)

const isOver = ({ right }: MassInterval, time: number): boolean => right !== null && right <= time

const mayBeOver = (interval: MassInterval, time: number): boolean => interval.left < time || isOver(interval, time)

/**
 * The share of patients who still have the sign at this time. Lower and upper differ inside an interval with mass.
 * @example shareStill({ intervals: [{ left: 24, right: 48, mass: 1 }] }, 36) // { lower: 0, upper: 1 }
 */
export const shareStill = ({ intervals }: Pick<RecoveryCurve, 'intervals'>, time: number): ShareRange => {
  let over = 0
  let maybe = 0
  for (const interval of intervals) {
    if (isOver(interval, time)) over += interval.mass
    if (mayBeOver(interval, time)) maybe += interval.mass
  }
  return { lower: share(1 - maybe), upper: share(1 - over) }
}

// sums of masses miss 1 by the last bit
const share = (value: number): number => (value < NO_MASS ? 0 : Math.min(1, value))
