import type { Hours } from '@anagen/kb'

const DAY = 24
const WEEK = 7 * DAY
const MONTH = 30 * DAY
const YEAR = 365 * DAY

const plural = (n: number, unit: string): string => `${n} ${unit}${n === 1 ? '' : 's'}`
const rounded = (n: number): number => Math.round(n * 10) / 10

/** Nobody says 6.4 weeks: whole weeks, whole months, else days. */
const underAQuarter = (hours: Hours): string => {
  if (hours % WEEK === 0) return plural(hours / WEEK, 'week')
  if (hours % MONTH === 0 && hours > MONTH) return plural(hours / MONTH, 'month')
  return plural(Math.round(hours / DAY), 'day')
}

const underAnHour = (minutes: number): string =>
  minutes < 1 ? 'less than a minute' : minutes === 60 ? '1 hour' : plural(minutes, 'minute')

/** Hours as people say them. @example showHours(72) // '3 days' */
export const showHours = (hours: Hours): string => {
  if (hours > 0 && hours < 1) return underAnHour(Math.round(hours * 60))
  if (hours < 2 * DAY) return plural(rounded(hours), 'hour')
  if (hours < 3 * WEEK) return plural(rounded(hours / DAY), 'day')
  if (hours < 13 * WEEK) return underAQuarter(hours)
  if (hours % YEAR === 0 || hours >= 3 * YEAR) return plural(rounded(hours / YEAR), 'year')
  return plural(rounded(hours / MONTH), 'month')
}
