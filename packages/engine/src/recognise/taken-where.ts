import type { Found } from './found.ts'
import type { Lexicon } from './lexicon.ts'
import { perLexicon } from './per-lexicon.ts'
import type { PlaceHit } from './place-hit.ts'
import { rangesOf } from './range.ts'
import type { Word } from './read-words.ts'

/** Signs that the scalp shares with a place that something is taken from: a bruise, of the head or of the belly. */
const shared = perLexicon(({ files, table, takenWith }): ReadonlySet<string> => {
  const ofScalp = new Set(Object.values(files.sensations.sensations).map((row) => row.default))
  const there = [...table.values()].flatMap((row) => [...takenWith.keys()].flatMap((place) => row.get(place) ?? []))
  return new Set(there.filter((sign) => ofScalp.has(sign)))
})

const AND: ReadonlySet<string> = new Set(['and', 'also', 'plus', 'too', ','])

/**
 * The part of what was done that a sign can only come of where it is told of a place that something is taken from: "bruise on my belly", "small purple
 * mark on my scalp, and on my belly" tell nothing normal where no fat was taken.
 * @param takenFrom places of the text that something is taken from, in its order
 */
export const partNeeded = (
  { sign, sensation, from, to }: Found,
  takenFrom: readonly PlaceHit[],
  places: readonly PlaceHit[],
  words: readonly Word[],
  lexicon: Lexicon,
): string | undefined => {
  if (takenFrom.length === 0) return undefined
  const within = takenFrom.find((p) => p.from < to && from < p.to)
  // "a queasy stomach" is a phrase of its own
  if (within) return sensation !== null || shared(lexicon).has(sign) ? lexicon.takenWith.get(within.place) : undefined
  if (!shared(lexicon).has(sign)) return undefined
  const placed = rangesOf(places)
  const leads = (i: number): boolean => {
    const word = words[i]
    return (
      word === undefined ||
      placed.has(i) ||
      AND.has(word.word) ||
      lexicon.isSmall(word) ||
      lexicon.towards.has(word.word) ||
      lexicon.insidePlaces.has(word.word)
    )
  }
  const next = takenFrom.find((p) => p.from >= to)
  if (!next) return undefined
  for (let i = to; i < next.from; i++) if (!leads(i)) return undefined
  // "bruise on my scalp, belly is fine" goes on to speak of it
  let at = next.from - 1
  while (lexicon.insidePlaces.has(words[at]?.word ?? '')) at--
  const isSaidOf = next.from === to || lexicon.towards.has(words[at]?.word ?? '')
  return isSaidOf ? lexicon.takenWith.get(next.place) : undefined
}
