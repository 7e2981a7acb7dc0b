import type { Annotated, SensationHit } from './annotate.ts'
import type { Clauses } from './clauses.ts'
import { isSpan } from './composed-places-file.ts'
import type { Found } from './found.ts'
import { foundAround } from './found-around.ts'
import type { Lexicon } from './lexicon.ts'
import { perLexicon } from './per-lexicon.ts'
import type { PlaceHit } from './place-hit.ts'
import { rangesOf } from './range.ts'
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

/** "no swelling apart from my lips", "other than my tongue" */
const EXCEPTS: ReadonlySet<string> = new Set([
  'apart',
  'aside',
  'besides',
  'except',
  'excepting',
  'barring',
  'bar',
  'other',
  'than',
  'but',
  'for',
  'from',
])

const OF = 'of'
const SIZES: ReadonlySet<string> = new Set(['size', 'width', 'breadth', 'length', 'shape'])
const WHERE = 'where'

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
  const around = foundAround(found)
  const placed = rangesOf(places)
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
      EXCEPTS.has(word.word) ||
      placed.has(i)
    )
  }
  const reaches = (from: number, to: number): boolean => {
    for (let i = from; i < to; i++) if (!mayStandBetween(i)) return false
    return clauses.of(from - 1) === clauses.of(to)
  }
  const isElsewhere = ({ sign }: Found, { place }: PlaceHit): boolean => scalp.has(sign) && !fits(sign, place)
  const isHidden = (place: PlaceHit): boolean => {
    if (lexicon.treated.has(place.place) || place.place === ANYWHERE) return false
    if (around.isIn(place)) return false
    const next = around.from(place.to)
    if (next?.sensation === null && reaches(place.to, next.from) && isElsewhere(next, place)) return true
    if (lexicon.nearby.has(place.place)) return false
    const before = around.upTo(place.from)
    if (!before || !reaches(before.to, place.from) || !isElsewhere(before, place)) return false
    const between = words.slice(before.to, place.from)
    const leads = (w: Word | undefined): boolean =>
      w !== undefined &&
      (lexicon.towards.has(w.word) || lexicon.moves.has(w.base) || REACHES.has(w.base) || EXCEPTS.has(w.word))
    return between.length === 0 || between.some(leads) || leads(words[before.to - 1])
  }
  // "the front one third of my leg", "a thumb above my elbow": whatever there is no name for is the leg's
  const isOfPart = (place: PlaceHit): boolean => {
    if (lexicon.treated.has(place.place) || lexicon.nearby.has(place.place) || place.place === ANYWHERE) return false
    let of = place.from - 1
    while (lexicon.insidePlaces.has(words[of]?.word ?? '')) of--
    // "the size of two fingers"
    if (words[of]?.word === OF && SIZES.has(words[of - 1]?.word ?? '')) return false
    const before = around.upTo(of)
    if (!before || clauses.of(before.from) !== clauses.of(of)) return false
    if (around.isIn(place)) return false
    const between = words.slice(before.to, of)
    const { narrow } = lexicon.files.places
    const isTold = (p: PlaceHit): boolean =>
      p.isDescribed && narrow.includes(p.place) && before.from <= p.from && p.to <= place.from
    if (words.slice(before.from, of).some((w) => w.word === WHERE)) return of < place.from - 1 && !places.some(isTold)
    const tells = (w: Word): boolean => lexicon.persons.has(w.word) || lexicon.perceptions.has(w.base)
    return (words[of]?.word === OF || between.some((w) => isSpan(w, lexicon))) && !between.some(tells)
  }
  const described = new Map(places.filter((p) => p.isDescribed).map((p) => [p.to, p] as const))
  // "where the foam touches my lips": what a description goes on to is the place
  const isReached = (place: PlaceHit): boolean => {
    if (lexicon.treated.has(place.place) || lexicon.nearby.has(place.place) || place.place === ANYWHERE) return false
    let at = place.from
    while (lexicon.insidePlaces.has(words[at - 1]?.word ?? '')) at--
    const before = described.get(at)
    return before !== undefined && !lexicon.files.places.narrow.includes(before.place)
  }
  return places.filter((place) => isHidden(place) || isOfPart(place) || isReached(place))
}

/** "where the yellow bits are by the jabs": a sensation inside the description of a place that no sign came of. @param covered one mark per word that is read */
export const hiddenSensations = ({ places, sensations }: Annotated, covered: Uint8Array): readonly SensationHit[] => {
  const untold = new Set<number>()
  for (const { told, from, to } of places)
    if (told) for (let i = from; i < to; i++) if (!told.includes(i) && covered[i] !== 1) untold.add(i)
  return sensations.filter(({ at }) => at.every((i) => untold.has(i)))
}

/** "red past the bit you did": where nothing was done. @param found what is there */
export const placesBeyond = (found: readonly Found[], { places }: Annotated, clauses: Clauses): readonly PlaceHit[] =>
  places.filter(
    (p) =>
      p.isBeyond === true &&
      found.some((f) => f.from < p.from && clauses.of(f.from) === clauses.of(p.from)) &&
      !found.some((f) => f.from < p.to && p.from < f.to && f.sensation === null),
  )
