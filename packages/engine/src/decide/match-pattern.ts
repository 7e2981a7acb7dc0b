import { type Hours, type PatternItem, type Span, TRENDS } from '@anagen/kb'
import { type Case, signIn } from './case.ts'

/**
 * Does one item of a pattern hold? A grade means at least, a trend at least as bad (better < same < new < worse).
 * An hour that is not known (`null`) satisfies every condition on hours: not knowing goes up. `orLess`: the hour is the most it
 * can be (a first use standing in for the last one), so that a condition `before` may hold whatever it says.
 */
export const itemHolds = (item: PatternItem, c: Case, hours: Hours | null, orLess = false): boolean => {
  const sign = item.sign === null ? null : signIn(c, item.sign)
  if (sign === undefined) return false
  if (item.modifier !== null && !c.modifiers.has(item.modifier)) return false
  if (item.temperature !== null && (c.temperature === null || c.temperature < item.temperature)) return false
  if (hours !== null) {
    if (item.fromHours !== null && hours < item.fromHours) return false
    if (item.beforeHours !== null && hours >= item.beforeHours && !orLess) return false
    if (item.beyondHours !== null && hours <= item.beyondHours) return false
  }
  if (sign === null) return true
  if (item.grade !== null && sign.grade < item.grade) return false
  if (item.trend !== null && TRENDS.indexOf(sign.trend) < TRENDS.indexOf(item.trend)) return false
  if (item.afterGap && !sign.afterGap) return false
  return !item.oneSided || sign.oneSided
}

/** All items of one alternative hold on the same hour. */
export const alternativeHolds = (
  items: readonly PatternItem[],
  c: Case,
  hours: Hours | null,
  orLess = false,
): boolean => {
  for (const item of items) if (!itemHolds(item, c, hours, orLess)) return false
  return true
}

const ALWAYS: Span = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }

/** Holds on some clock of the report that is inside `window`; with an unknown time also where no hour is known. */
export const holdsOnSomeClock = (items: readonly PatternItem[], c: Case, window: Span = ALWAYS): boolean => {
  if (c.timeUnknown && alternativeHolds(items, c, null)) return true
  for (const hours of c.hours) {
    const isOutside = hours < window.from || hours > window.to
    if (!isOutside && alternativeHolds(items, c, hours)) return true
  }
  return false
}
