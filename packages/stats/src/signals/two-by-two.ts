import { type Refusal, refusal } from '../refusal.ts'

/** Reports of one product and one reaction, against all other reports. */
export interface TwoByTwo {
  /** the product with the reaction */
  readonly both: number
  /** the product with other reactions */
  readonly product: number
  /** other products with the reaction */
  readonly reaction: number
  readonly neither: number
}

/** @returns why these are no counts of reports, or nothing */
export const tableProblem = (table: TwoByTwo): Refusal | undefined => {
  const counts = [table.both, table.product, table.reaction, table.neither]
  if (!counts.every((count) => Number.isInteger(count) && count >= 0))
    return refusal('bad-value', `the counts are ${counts.join(', ')}; write whole numbers, 0 or more`)
  return counts.every((count) => count === 0) ? refusal('no-rows', 'there is no report; give at least one') : undefined
}

/**
 * Reports expected if product and reaction had nothing to do with each other.
 * @example expectedReports({ both: 25, product: 175, reaction: 100, neither: 9700 }) // 2.5, 200 x 125 / 10 000
 */
export const expectedReports = ({ both, product, reaction, neither }: TwoByTwo): number =>
  ((both + product) * (both + reaction)) / (both + product + reaction + neither)
