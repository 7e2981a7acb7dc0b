import { at } from '../../numeric/at.ts'
import { factorise, invert } from '../../numeric/cholesky.ts'
import { isRefusal, type Refusal, refusal } from '../../refusal.ts'
import { normalQuantile } from '../../special/functions.ts'
import { cellsOf } from '../cells.ts'
import { informationOn } from '../information.ts'
import { pointOf } from '../newton.ts'
import { maximise } from '../npmle.ts'
import { checkedColumns, type Observations } from '../seen.ts'
import { type Band, logLogLimits, mergedSteps, neverSure } from './band.ts'

const MOST_SUPPORT = 3000

/**
 * The fast band: variances from the observed information on the intervals that have mass (Turnbull 1976), limits on the
 * complementary log-log scale, so that they stay between 0 and 1. Too narrow where check-ins are sparse: the support
 * itself is estimated (coverage: docs/statistics.md).
 * @example bandAt(waldBand([1, 2, 3, 4].map((time) => ({ left: time, right: time }))), 2) // { low: 0.057847, high: 0.844861 }, R survfit(conf.type = 'log-log')
 */
export const waldBand = (observations: Observations, confidence = 0.95): Band | Refusal => {
  const columns = checkedColumns(observations)
  if (isRefusal(columns)) return columns
  const cells = cellsOf(columns)
  const { masses, cumulative } = pointOf(
    cells,
    maximise(cells).masses.map((mass) => (mass > 1e-9 ? mass : 0)),
  )
  const { support, size, matrix } = informationOn(cells, masses, cumulative)
  if (size > MOST_SUPPORT)
    return refusal('not-identified', `${size} intervals have mass; use the band called guaranteed`)
  if (!factorise(matrix, size))
    return refusal(
      'not-identified',
      'the masses are not unique, so they have no variance; use the band called guaranteed',
    )
  const variance = invert(matrix, size)
  const z = normalQuantile((1 + confidence) / 2)
  const sure = neverSure(cells.n, confidence)
  // limits of the share still there after the first k supported intervals
  const limits = Array.from({ length: support.length + 1 }, (_, k) => {
    if (k === 0) return { low: sure, high: 1 }
    if (k > size) return { low: 0, high: 1 - sure }
    const still = 1 - at(cumulative, at(support, k - 1) + 1)
    return logLogLimits(still, Math.sqrt(at(variance, (k - 1) * size + k - 1)), z)
  })
  const lows = [...support].map((j, k) => ({ from: at(cells.left, j), value: limits[k + 1]?.low ?? 0 }))
  const highs = [...support].map((j, k) => ({ from: at(cells.right, j), value: limits[k + 1]?.high ?? 1 }))
  const steps = mergedSteps(
    [{ from: 0, value: sure }, ...lows],
    highs.filter(({ from }) => Number.isFinite(from)),
  )
  return { method: 'Wald, complementary log-log', confidence, n: cells.n, steps }
}
