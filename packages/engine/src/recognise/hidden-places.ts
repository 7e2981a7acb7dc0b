import type { Annotated } from './annotate.ts'
import type { Clauses } from './clauses.ts'
import type { Found } from './found.ts'
import type { Lexicon } from './lexicon.ts'
import type { PlaceHit } from './places.ts'
import type { Word } from './read-words.ts'
import { ANYWHERE } from './said-where.ts'

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
  const fits = (sign: string, place: string): boolean =>
    [...lexicon.table.values()].some((row) => row.get(place) === sign)
  const scalp = new Set(Object.values(lexicon.files.sensations.sensations).map((row) => row.default))
  const isHidden = (place: PlaceHit): boolean => {
    if (lexicon.treated.has(place.place) || place.place === ANYWHERE) return false
    if (found.some((f) => f.from < place.to && place.from < f.to)) return false
    const isOf = (said: Found | undefined, between: readonly Word[]): said is Found =>
      said !== undefined &&
      clauses.of(said.from) === clauses.of(place.from) &&
      between.every((w) => lexicon.isSmall(w) || lexicon.towards.has(w.word) || lexicon.insidePlaces.has(w.word)) &&
      scalp.has(said.sign) &&
      !fits(said.sign, place.place)
    const next = found.find((f) => f.from >= place.to)
    if (isOf(next, words.slice(place.to, next?.from)) && next.sensation === null) return true
    if (lexicon.nearby.has(place.place)) return false
    const before = found.findLast((f) => f.to <= place.from)
    const between = words.slice(before?.to, place.from)
    return isOf(before, between) && (between.length === 0 || between.some((w) => lexicon.towards.has(w.word)))
  }
  return places.filter(isHidden)
}
