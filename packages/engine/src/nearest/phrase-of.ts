import type { Knowledge } from '@anagen/kb'
import { lexiconOf } from '../recognise/lexicon.ts'
import { perLexicon } from '../recognise/per-lexicon.ts'
import { recognise } from '../recognise/recognise.ts'

const phrasesOf = perLexicon(() => new Map<string, string | null>())

// so many phrases are tried: the first ones are the plainest
const TRIES = 40

const saysOnly = (phrase: string, sign: string, knowledge: Knowledge): boolean => {
  const { signs, denied, notUnderstood, modifiers, temperatureC } = recognise(phrase, knowledge)
  const [one] = signs
  return (
    signs.length === 1 &&
    one?.sign === sign &&
    one.trend === null &&
    one.grade === knowledge.signs[sign]?.lowestGrade &&
    denied.length + notUnderstood.length + modifiers.length === 0 &&
    temperatureC === null
  )
}

/** A phrase that is read as this sign, at its lowest grade, and as nothing else: what a person's own words are read as once they chose it. null: there is none. */
export const phraseOf = (sign: string, knowledge: Knowledge): string | null => {
  const phrases = phrasesOf(lexiconOf(knowledge))
  const known = phrases.get(sign)
  if (known !== undefined) return known
  const says = knowledge.signs[sign]?.says ?? []
  const found = says.slice(0, TRIES).find(({ phrase }) => saysOnly(phrase, sign, knowledge))?.phrase ?? null
  phrases.set(sign, found)
  return found
}
