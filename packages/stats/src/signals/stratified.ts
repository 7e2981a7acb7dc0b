import type { Estimate } from '../estimate.ts'
import { confidenceProblem } from '../numeric/counts.ts'
import { isRefusal, type Refusal, refusal } from '../refusal.ts'
import { normalQuantile } from '../special/functions.ts'
import { type TwoByTwo, tableProblem } from './two-by-two.ts'

/**
 * Reporting odds ratio over strata (sex, age, year), so that who takes the product does not pass for what it does: Mantel
 * and Haenszel's ratio with the variance of Robins, Breslow and Greenland (1986).
 * @example stratifiedOddsRatio([{ both: 12, reaction: 4, product: 40, neither: 160 }, { both: 8, reaction: 6, product: 90, neither: 300 }, { both: 5, reaction: 1, product: 45, neither: 3000 }]).estimate // 9.438211, R mantelhaen.test
 */
export const stratifiedOddsRatio = (strata: readonly TwoByTwo[], confidence = 0.95): Estimate | Refusal => {
  if (strata.length === 0) return refusal('no-rows', 'there is no stratum; give at least one')
  const wrong = confidenceProblem(confidence)
  if (isRefusal(wrong)) return wrong
  for (const [row, table] of strata.entries()) {
    const problem = tableProblem(table)
    if (problem) return { ...problem, row }
  }
  let over = 0
  let under = 0
  let overSame = 0
  let crossed = 0
  let underSame = 0
  for (const { both, product, reaction, neither } of strata) {
    const total = both + product + reaction + neither
    const r = (both * neither) / total
    const s = (product * reaction) / total
    const same = (both + neither) / total
    over += r
    under += s
    overSame += same * r
    crossed += same * s + (1 - same) * r
    underSame += (1 - same) * s
  }
  if (over === 0 || under === 0)
    return refusal(
      'no-events',
      'no stratum has reports on both sides, so the ratio has no finite interval; use the information component',
    )
  const error = Math.sqrt(overSame / (2 * over ** 2) + crossed / (2 * over * under) + underSame / (2 * under ** 2))
  const factor = Math.exp(normalQuantile((1 + confidence) / 2) * error)
  const estimate = over / under
  return {
    estimate,
    low: estimate / factor,
    high: estimate * factor,
    confidence,
    n: strata.reduce((sum, { both }) => sum + both, 0),
    method: `ROR over ${strata.length} strata (Mantel-Haenszel; Robins, Breslow, Greenland 1986)`,
  }
}
