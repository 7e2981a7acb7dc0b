// Units of time in hours. A month is the twelfth part of a year.
export const A_DAY = 24
export const A_WEEK = 7 * A_DAY
export const A_YEAR = 365 * A_DAY
export const A_MONTH = A_YEAR / 12
