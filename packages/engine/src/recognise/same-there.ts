import { type ClauseRule, has, isBody, placesIn, wordsIn } from './clause-scene.ts'

const SAME: ReadonlySet<string> = new Set(['same', 'ditto', 'likewise', 'also', 'too', 'so', 'similar', 'similarly'])
// "eyes the same as ever" tells that nothing is new
const AS_EVER: ReadonlySet<string> = new Set(['as', 'before', 'ever', 'always', 'usual', 'colour', 'color'])

/** "pink on top, same on my belly", "so is my face": what the clause before told of the scalp is told of another part of the body. */
export const isSameThere: ClauseRule = (clause, scene) => {
  const { words, lexicon, clauses, present } = scene
  // "like a bruise when I comb, same inside my chest": a clause that tells when may stand between
  const isTold = [1, 2].some((back) => {
    const before = clauses.list[clause.index - back]
    return before !== undefined && before.sentence === clause.sentence && has(present, before)
  })
  if (!isTold) return false
  const places = placesIn(clause, scene)
  if (!places.some((place) => isBody(place, scene) && !lexicon.nearby.has(place.place))) return false
  const isPlace = (i: number): boolean => places.some((p) => p.from <= i && i < p.to)
  const own = wordsIn(clause, scene)
  if (own.some((w) => AS_EVER.has(w.word) || (lexicon.well.has(w.word) && !SAME.has(w.word)))) return false
  return (
    own.some((w) => SAME.has(w.word)) &&
    own.every(
      (w, n) =>
        w.kind !== 'word' ||
        SAME.has(w.word) ||
        w.word === clause.opener ||
        isPlace(clause.from + n) ||
        lexicon.isSmall(w) ||
        lexicon.towards.has(w.word) ||
        lexicon.insidePlaces.has(w.word) ||
        lexicon.links.has(words[clause.from + n]?.base ?? ''),
    )
  )
}
