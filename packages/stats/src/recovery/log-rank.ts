import { at } from '../numeric/at.ts'
import { countBelow, countUpTo } from '../numeric/search.ts'
import { isRefusal, type Refusal, refusal } from '../refusal.ts'
import { chiSquaredUpper, twoSidedP } from '../special/functions.ts'
import { cellsOf } from './cells.ts'
import { maximise } from './npmle.ts'
import { checkedColumns, type Observations, type SeenColumns } from './seen.ts'

export interface GroupObservations {
  readonly group: string
  readonly observations: Observations
}

/** Does a sign last equally long in all groups? */
export interface LogRank {
  readonly method: "log-rank test for interval-censored times, Sun's scores, permutation variance"
  /** endings seen minus endings expected if all groups healed alike: above 0 heals sooner than the others */
  readonly groups: readonly { readonly group: string; readonly n: number; readonly score: number }[]
  /** of the first of two groups; null where there are more */
  readonly z: number | null
  readonly chiSquared: number
  readonly degreesOfFreedom: number
  readonly p: number
  readonly n: number
}

/**
 * Sun's (1996) log-rank test for interval-censored times, with the permutation variance of the scores (Fay and Shaw 2010).
 * Each patient's score is 1 minus the cumulative hazard, averaged over where the pooled curve says that the sign ended.
 * @example logRank([{ group: 'a', observations: [{ left: 1, right: 1 }, { left: 2, right: 2 }] }, { group: 'b', observations: [{ left: 3, right: 3 }] }]).groups[0].score // 0.833333, (1 - 2/3) + (1 - 1/2)
 */
export const logRank = (groups: readonly GroupObservations[]): LogRank | Refusal => {
  if (groups.length < 2) return refusal('one-group', 'there is one group; a comparison needs two')
  const checked: { group: string; columns: SeenColumns }[] = []
  for (const { group, observations } of groups) {
    const columns = checkedColumns(observations)
    if (isRefusal(columns)) return { ...columns, message: `group ${group}: ${columns.message}` }
    checked.push({ group, columns })
  }
  const scoreOf = pooledScores(checked.map(({ columns }) => columns))
  let squares = 0
  const sums = checked.map(({ group, columns }) => {
    let n = 0
    let score = 0
    for (let i = 0; i < columns.left.length; i++) {
      const patients = columns.weight ? at(columns.weight, i) : 1
      const value = scoreOf(at(columns.left, i), at(columns.right, i))
      n += patients
      score += patients * value
      squares += patients * value * value
    }
    return { group, n, score }
  })
  const n = sums.reduce((sum, group) => sum + group.n, 0)
  const variance = squares / (n - 1)
  if (!(n > 1) || !(variance > 0))
    return refusal('no-events', 'no check-in tells one patient from another, so the groups cannot be compared')
  const chiSquared = sums.reduce((sum, { n: size, score }) => sum + score ** 2 / size, 0) / variance
  const degreesOfFreedom = sums.length - 1
  const z = sums.length === 2 ? Math.sign(sums[0]?.score ?? 0) * Math.sqrt(chiSquared) : null
  return {
    method: "log-rank test for interval-censored times, Sun's scores, permutation variance",
    groups: sums,
    z,
    chiSquared,
    degreesOfFreedom,
    p: z === null ? chiSquaredUpper(chiSquared, degreesOfFreedom) : twoSidedP(z),
    n,
  }
}

/** The score of an interval under the curve of all groups together. */
const pooledScores = (columns: readonly SeenColumns[]): ((left: number, right: number) => number) => {
  const pooled = {
    left: columns.flatMap(({ left }) => Array.from(left)),
    right: columns.flatMap(({ right }) => Array.from(right)),
    weight: columns.flatMap(({ left, weight }) => (weight ? Array.from(weight) : Array.from(left, () => 1))),
  }
  const cells = cellsOf(pooled)
  const { masses } = maximise(cells)
  const support = [...masses.keys()].filter((j) => at(masses, j) > 1e-9)
  let still = 1
  let hazard = 0
  const rights = new Float64Array(support.length)
  // sums over the intervals before each one, so that a patient costs two searches
  const mass = new Float64Array(support.length + 1)
  const scored = new Float64Array(support.length + 1)
  support.forEach((j, k) => {
    const here = at(masses, j)
    rights[k] = at(cells.right, j)
    // past the last look nobody was seen to end: that mass adds no ending, only the hazard gathered before
    const isLast = !Number.isFinite(at(rights, k))
    if (!isLast) hazard += here / Math.max(still, here)
    still -= here
    mass[k + 1] = at(mass, k) + here
    scored[k + 1] = at(scored, k) + here * (isLast ? -hazard : 1 - hazard)
  })
  return (left, right) => {
    const from = left === right ? countBelow(rights, left) : countUpTo(rights, left)
    const to = countUpTo(rights, right)
    const inside = at(mass, to) - at(mass, from)
    return inside > 0 ? (at(scored, to) - at(scored, from)) / inside : 0
  }
}
