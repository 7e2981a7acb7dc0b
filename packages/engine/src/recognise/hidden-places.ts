import type { Annotated } from './annotate.ts'
import type { Clauses } from './clauses.ts'
import type { Found } from './found.ts'
import type { Lexicon } from './lexicon.ts'
import { perLexicon } from './per-lexicon.ts'
import type { PlaceHit } from './places.ts'
import type { Word } from './read-words.ts'
import { ANYWHERE } from './said-where.ts'

const REACHES: ReadonlySet<string> = new Set([
  'radiate',
  'reach',
  'shoot',
  'extend',
  'affect',
  'involve',
  'spread',
  'cover',
  'hit',
])

const signsOfScalp = perLexicon(
  ({ files }): ReadonlySet<string | undefined> =>
    new Set(Object.values(files.sensations.sensations).map((row) => row.default)),
)

/**
 * "half of my face feels wooden", "numbness in my left hand": a listed phrase of the scalp said of another part of the body hides that part. Such
 * places are not understood: the sign is not there, and what is there nobody knows.
 */
export const hiddenPlaces = (
  words: readonly Word[],
  found: readonly Found[],
  { places }: Annotated,
  clauses: Clauses,
  lexicon: Lexicon,
): readonly PlaceHit[] => {
  if (found.length === 0 || places.length === 0) return []
  const fits = (sign: string, place: string): boolean =>
    [...lexicon.table.values()].some((row) => row.get(place) === sign)
  const scalp = signsOfScalp(lexicon)
  // "in my left hand", "in the side of my chest"
  const mayStandBetween = (i: number): boolean => {
    const word = words[i]
    return (
      word === undefined ||
      lexicon.isSmall(word) ||
      lexicon.towards.has(word.word) ||
      lexicon.insidePlaces.has(word.word) ||
      lexicon.moves.has(word.word) ||
      lexicon.moves.has(word.base) ||
      (lexicon.measures.ones.has(word.word) && lexicon.towards.has(words[i - 1]?.word ?? '')) ||
      REACHES.has(word.base) ||
      places.some((p) => p.from <= i && i < p.to)
    )
  }
  const reaches = (from: number, to: number): boolean => {
    for (let i = from; i < to; i++) if (!mayStandBetween(i)) return false
    return clauses.of(from - 1) === clauses.of(to)
  }
  const isElsewhere = ({ sign }: Found, { place }: PlaceHit): boolean => scalp.has(sign) && !fits(sign, place)
  const isHidden = (place: PlaceHit): boolean => {
    if (lexicon.treated.has(place.place) || place.place === ANYWHERE) return false
    if (found.some((f) => f.from < place.to && place.from < f.to)) return false
    const next = found.find((f) => f.from >= place.to)
    if (next?.sensation === null && reaches(place.to, next.from) && isElsewhere(next, place)) return true
    if (lexicon.nearby.has(place.place)) return false
    const before = found.findLast((f) => f.to <= place.from)
    if (!before || !reaches(before.to, place.from) || !isElsewhere(before, place)) return false
    const between = words.slice(before.to, place.from)
    const leads = (w: Word | undefined): boolean =>
      w !== undefined && (lexicon.towards.has(w.word) || lexicon.moves.has(w.base) || REACHES.has(w.base))
    return between.length === 0 || between.some(leads) || leads(words[before.to - 1])
  }
  return places.filter(isHidden)
}
