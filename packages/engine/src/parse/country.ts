import { type Country, type Knowledge, nearest } from '@anagen/kb'
import { type Parsed, problem } from './problem.ts'
import { quote } from './quote.ts'

/** A country by its code or name, for its emergency and advice numbers. @example parseCountry('GB', knowledge) */
export const parseCountry = (written: string, knowledge: Knowledge, at = '--country'): Parsed<Country> => {
  const wanted = written.trim().toLowerCase()
  const countries = Object.values(knowledge.countries)
  const found = countries.find((c) => c.code.toLowerCase() === wanted || c.name.toLowerCase() === wanted)
  if (found) return { value: found }
  const names = countries.map((c) => c.name)
  const meant = wanted.length > 2 ? nearest(wanted, names) : null
  const known = countries
    .map((c) => c.code)
    .toSorted()
    .join(', ')
  const instead = meant ? `did you mean ${meant}?` : `leave it out, or write one of ${known}`
  return problem(at, `no numbers are known for ${quote(written)}; ${instead}`)
}
