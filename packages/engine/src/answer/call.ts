import type { CallLine, Country, Knowledge } from '@anagen/kb'

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

/** The numbers to show. @param country null: not known, so those of several regions */
export const callFor = (country: Country | null, knowledge: Knowledge): Call => {
  if (country === null) {
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
  return {
    country: country.code,
    countryName: country.name,
    emergency: country.emergency.map(toNumber),
    advice: country.advice.map(toNumber),
    poison: country.poison.map(toNumber),
    crisis: country.crisis.map(toNumber),
    say: null,
  }
}
