import type { Annotated } from './annotate.ts'
import type { Clauses } from './clauses.ts'
import type { Found } from './found.ts'
import type { Lexicon } from './lexicon.ts'
import type { PlaceHit } from './places.ts'
import type { Word } from './read-words.ts'
import { ANYWHERE } from './said-where.ts'

/**
 * "half of my face feels wooden": a listed phrase of the scalp said of another part of the body hides that part. Such places are not understood:
 * the sign is not there, and what is there nobody knows.
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
  const isHidden = (place: PlaceHit): boolean => {
    if (lexicon.treated.has(place.place) || place.place === ANYWHERE) return false
    if (found.some((f) => f.from < place.to && place.from < f.to)) return false
    const said = found.find((f) => f.from >= place.to)
    if (said?.sensation !== null || clauses.of(said.from) !== clauses.of(place.from)) return false
    if (!words.slice(place.to, said.from).every((w) => lexicon.isSmall(w))) return false
    const isOfScalp = Object.values(lexicon.files.sensations.sensations).some((row) => row.default === said.sign)
    return isOfScalp && !fits(said.sign, place.place)
  }
  return places.filter(isHidden)
}
