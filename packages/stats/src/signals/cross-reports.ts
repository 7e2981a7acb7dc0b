import { type Refusal, refusal } from '../refusal.ts'
import type { TwoByTwo } from './two-by-two.ts'

/** Case reports that name one product and one reaction. */
export interface CaseReports {
  readonly product: string
  readonly reaction: string
  /** such as a sex, an age band, a year; all in one where absent */
  readonly stratum?: string
  /** reports that this row stands for; 1 where absent */
  readonly reports?: number
}

/** One product with one reaction that were reported together, against everything else, in each stratum. */
export interface ReportedPair {
  readonly product: string
  readonly reaction: string
  readonly strata: readonly TwoByTwo[]
}

type Counts = Map<string, number>

const add = (counts: Counts, key: string, reports: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + reports)
}

// no name can hold this character: names with control characters are refused
const BETWEEN = '\u0000'
const key = (...parts: readonly string[]): string => parts.join(BETWEEN)

/**
 * Counts every pair that was reported.
 * @example crossReports([{ product: 'A', reaction: 'rash', reports: 3 }])[0].strata // [{ both: 3, product: 0, reaction: 0, neither: 0 }]
 */
export const crossReports = (rows: readonly CaseReports[]): readonly ReportedPair[] | Refusal => {
  const strata: Counts = new Map()
  const products: Counts = new Map()
  const reactions: Counts = new Map()
  const both: Counts = new Map()
  const pairs = new Map<string, Pick<ReportedPair, 'product' | 'reaction'>>()
  for (const [row, { product, reaction, stratum = '', reports = 1 }] of rows.entries()) {
    if (!Number.isInteger(reports) || reports < 0)
      return refusal('bad-value', `${reports} reports; write a whole number, 0 or more`, row)
    if (product === '' || reaction === '' || key(product, reaction, stratum).split(BETWEEN).length > 3)
      return refusal('bad-value', 'a report needs a product and a reaction', row)
    if (reports === 0) continue
    add(strata, stratum, reports)
    add(products, key(stratum, product), reports)
    add(reactions, key(stratum, reaction), reports)
    add(both, key(stratum, product, reaction), reports)
    pairs.set(key(product, reaction), { product, reaction })
  }
  if (pairs.size === 0) return refusal('no-rows', 'there is no report; give at least one')
  return [...pairs.values()].map(({ product, reaction }) => ({
    product,
    reaction,
    strata: [...strata].map(([stratum, total]) => {
      const together = both.get(key(stratum, product, reaction)) ?? 0
      const ofProduct = products.get(key(stratum, product)) ?? 0
      const ofReaction = reactions.get(key(stratum, reaction)) ?? 0
      return {
        both: together,
        product: ofProduct - together,
        reaction: ofReaction - together,
        neither: total - ofProduct - ofReaction + together,
      }
    }),
  }))
}
