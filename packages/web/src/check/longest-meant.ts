import type { TreatmentDone } from '@anagen/engine'
import type { Hours } from '@anagen/kb'
import type { DoneEntered, Unit } from './entered.ts'

const DAY: Hours = 24
/** How much longer ago than a whole number of them it may have been: on the third day somebody says three days until midnight; of weeks and months half of one. */
const MORE: Readonly<Record<Unit, Hours>> = { h: 0, d: DAY, w: 3.5 * DAY, mo: 15 * DAY, y: 182 * DAY }
// a whole day more would be the next number
const LESS: Hours = 1 / 60

const moreOf = ({ ago: { amount, unit } }: DoneEntered): Hours => {
  const more = MORE[unit as Unit] ?? 0
  // somebody who writes 1.5 days has counted
  return /^\d+$/.test(amount) && more > 0 ? more - LESS : 0
}

/** The same treatments at the longest that somebody can mean who says how long ago in whole days, weeks, months or years; null: it was said in hours. */
export const longestMeant = (
  done: readonly DoneEntered[],
  treatments: readonly TreatmentDone[],
): readonly TreatmentDone[] | null => {
  // the rows of the form stand first, in their order
  const more = done.filter(({ treatment }) => treatment !== '').map(moreOf)
  if (!more.some((hours) => hours > 0)) return null
  return treatments.map((one, i) =>
    one.hoursSince === null ? one : { ...one, hoursSince: one.hoursSince + (more[i] ?? 0) },
  )
}
