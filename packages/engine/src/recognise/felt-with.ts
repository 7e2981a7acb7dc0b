import type { Lexicon } from './lexicon.ts'
import { perLexicon } from './per-lexicon.ts'
import { BACK } from './places.ts'
import type { Word } from './read-words.ts'

const UNDER: ReadonlySet<string> = new Set(['under', 'beneath', 'underneath', 'against'])
const TO = 'to'
const NAIL = 'nail'
// the skin may be the hand's own
const SKIN = 'skin'
const FEEL = 'feel'
const WITH: ReadonlySet<string> = new Set(['finger', 'fingertip', 'hand', 'palm', 'thumb', 'tip'])

// "numb under my fingers" may be the fingers
const OF_HAND: ReadonlySet<string> = new Set([
  'numb',
  'numbness',
  'tingling',
  'tingle',
  'tingly',
  'pain',
  'painful',
  'burning',
  'burns',
  'swelling',
  'swollen',
  'blister',
  'blisters',
  'rash',
  'itchy',
  'hurts',
  'cold',
  'blue',
  'white',
])

// "down to my hand"
const LEADS: ReadonlySet<string> = new Set([
  'down',
  'up',
  'over',
  'across',
  'right',
  'close',
  'way',
  'next',
  'out',
  'through',
])

const namesOfTreated = perLexicon(({ files, treated }): ReadonlySet<string> => {
  const names = Object.entries(files.places.places).flatMap(([place, said]) => (treated.has(place) ? said : []))
  return new Set(names.filter((name) => !name.includes(' ') && name !== BACK && name !== SKIN))
})

// so far back the name of what is felt may stand
const REACH = 8

const told = (i: number, words: readonly Word[]): readonly Word[] => {
  let from = i
  while (from > 0 && i - from < REACH && words[from - 1]?.kind === 'word') from--
  return words.slice(from, i)
}

/** "spongy under my fingers", "scalp is swollen under my palm", "top feels puffy to the hand": the hand that something is felt with, and no place of a sign. */
export const isFeltWith = (i: number, words: readonly Word[], lexicon: Lexicon): boolean => {
  if (words[i + 1]?.base === NAIL) return false
  if (!WITH.has(words[i]?.base ?? '') || !lexicon.insidePlaces.has(words[i - 1]?.word ?? '')) return false
  const preposition = words[i - 2]?.word ?? ''
  const before = told(i - 2, words)
  const isOfTreated = (): boolean => before.some((w) => namesOfTreated(lexicon).has(w.word))
  const last = before.at(-1)?.word ?? ''
  if (preposition === TO) return before.some((w) => w.base === FEEL) && !LEADS.has(last) && isOfTreated()
  return UNDER.has(preposition) && (!OF_HAND.has(last) || isOfTreated())
}
