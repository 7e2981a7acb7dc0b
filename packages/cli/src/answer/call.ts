import { type CallLine, type Country, type Knowledge, nearest } from '@anagen/kb'
import { BadInput } from '../bad-input.ts'
import { plain } from '../text/plain.ts'

/** One number to call. */
export interface NumberToCall {
  readonly number: string
  readonly name: string | null
  readonly regions: readonly string[]
  readonly service: string | null
  readonly note: string | null
}

/** Whom to call. `country: null` = not known, so the numbers of several regions. */
export interface Call {
  readonly country: string | null
  readonly countryName: string | null
  readonly emergency: readonly NumberToCall[]
  readonly advice: readonly NumberToCall[]
  readonly poison: readonly NumberToCall[]
  readonly crisis: readonly NumberToCall[]
  /** what to say or do where the number is not known */
  readonly say: string | null
}

const toNumber = (line: CallLine): NumberToCall => ({
  number: line.number,
  name: line.name ?? null,
  regions: line.regions ?? [],
  service: line.service ?? null,
  note: line.note ?? null,
})

const findCountry = (written: string, knowledge: Knowledge): Country => {
  const wanted = written.trim().toLowerCase()
  const countries = Object.values(knowledge.countries)
  const found = countries.find((c) => c.code.toLowerCase() === wanted || c.name.toLowerCase() === wanted)
  if (found) return found
  const meant =
    wanted.length > 2
      ? nearest(
          wanted,
          countries.map((c) => c.name),
        )
      : null
  const known = countries
    .map((c) => c.code)
    .sort()
    .join(', ')
  throw new BadInput(
    `--country: no numbers are known for "${plain(written).slice(0, 40)}"; ${meant ? `did you mean ${meant}?` : `leave it out, or write one of ${known}`}`,
  )
}

/** The numbers to show. @throws BadInput when the country has none in the knowledge base */
export const callFor = (country: string | undefined, knowledge: Knowledge): Call => {
  if (country === undefined) {
    const { lines, say } = knowledge.emergencyDefault
    return {
      country: null,
      countryName: null,
      emergency: lines.map(toNumber),
      advice: [],
      poison: [],
      crisis: [],
      say: say ?? null,
    }
  }
  const found = findCountry(country, knowledge)
  return {
    country: found.code,
    countryName: found.name,
    emergency: found.emergency.map(toNumber),
    advice: found.advice.map(toNumber),
    poison: found.poison.map(toNumber),
    crisis: found.crisis.map(toNumber),
    say: null,
  }
}
