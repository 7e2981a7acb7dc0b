import { type Call, callFor, parseCountry } from '@anagen/engine/check'
import type { Knowledge } from '@anagen/kb'
import { orBadInput } from './bad-input.ts'

/** The numbers of the country that was named. @throws BadInput when it has none in the knowledge base */
export const callNumbers = (country: string | undefined, knowledge: Knowledge): Call =>
  callFor(country === undefined ? null : orBadInput(parseCountry(country, knowledge)), knowledge)
