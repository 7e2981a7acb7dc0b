import type { Frequency, Span } from '@anagen/kb'

const DENOMINATORS = [100, 1000, 10_000, 100_000] as const

/** The smallest round number of people in which at least one is met. */
const denominatorFor = (lowest: number): number => DENOMINATORS.find((d) => (lowest * d) / 100 >= 1) ?? 100_000

const people = (count: number): string => count.toLocaleString('en-GB')

/**
 * Per cent as natural numbers, which people judge better than per cent.
 * @example naturalNumbers({ from: 5, to: 7.4 }) // 'about 5 to 7 in 100'
 */
export const naturalNumbers = ({ from, to }: Span): string => {
  if (to === 0) return 'none of those counted'
  const of = denominatorFor(from > 0 ? from : to)
  const [least, most] = [from, to].map((percent) => Math.round((percent * of) / 100))
  const range = least === most ? people(most ?? 0) : `${people(least ?? 0)} to ${people(most ?? 0)}`
  return `about ${range} in ${people(of)}`
}

/** Whether a frequency is common: its category says so, or a source counted one in a hundred or more. */
export const isCommon = ({ category, percent }: Frequency): boolean =>
  category === 'very-common' || category === 'common' || (percent !== null && percent.to >= 1)
