import type { Hours } from '@anagen/kb'

const HOURS_IN = { day: 24, week: 168, month: 730, year: 8760 } as const satisfies Record<string, Hours>
const UNIT = '(day|week|month|year)s?'
const NUMBER = '(\\d+(?:\\.\\d+)?)'
const BOTH = new RegExp(`^${UNIT} ${NUMBER} ?(?:-|to|and|or)(?: ${UNIT})? ?${NUMBER}$`)
const ONWARD = new RegExp(`^(?:${UNIT} ${NUMBER} (?:or later|onward|onwards)|beyond ${NUMBER} ${UNIT})$`)
const ONE = new RegExp(`^(?:end of )?${UNIT} ${NUMBER}$`)
/** These count from something else than the session or the first dose. */
const OTHER_CLOCK = /\b(stop|stopping|session|sessions)\b/

const inHours = (unit: string | undefined, count: string | undefined): Hours =>
  Number(count) * (HOURS_IN[unit as keyof typeof HOURS_IN] ?? Number.NaN)

/**
 * When a result is due, read from the words of a source. What stands in brackets says for whom, and is left out.
 * A single time ("week 24") is that whole unit; a month is 730 hours, a twelfth of a year.
 * @returns hours since the session or first dose, `to: null` = open; null where the words name no such time, or count from something else
 * @example resultWindow('weeks 16-26') // { from: 2688, to: 4368 }
 */
export const resultWindow = (when: string): { readonly from: Hours; readonly to: Hours | null } | null => {
  const words = when
    .toLowerCase()
    .replace(/\([^)]*\)/g, ' ')
    .replaceAll('–', '-')
    .replace(/\babout\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (words === 'same day') return { from: 0, to: HOURS_IN.day }
  if (OTHER_CLOCK.test(words)) return null
  const both = BOTH.exec(words)
  if (both) {
    const [, unit, first, otherUnit, last] = both
    const [from, to] = [inHours(unit, first), inHours(otherUnit ?? unit, last)]
    return from <= to ? { from, to } : null
  }
  const onward = ONWARD.exec(words)
  if (onward) return { from: inHours(onward[1] ?? onward[4], onward[2] ?? onward[3]), to: null }
  const one = ONE.exec(words)
  if (!one) return null
  const from = inHours(one[1], one[2])
  return { from, to: from + inHours(one[1], '1') }
}
