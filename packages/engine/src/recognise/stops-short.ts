import { type ClauseScene, has, placesIn, wordsIn } from './clause-scene.ts'
import type { Clause } from './clauses.ts'

const EXTENDS: ReadonlySet<string> = new Set(['reach', 'involve', 'affect', 'include', 'extend', 'spread'])
const OWN: ReadonlySet<string> = new Set(['my', 'his', 'her', 'our'])
// "not reached my eyes yet" is on its way there
const STILL: ReadonlySet<string> = new Set(['yet', 'until', 'till', 'only', 'just', 'so', 'far', 'usually'])
// "is not really affecting"
const BETWEEN = 2

/** "does not reach my eyes", "eyes are not involved": how far it goes, and that it stops short of a part of the body. */
export const stopsShort = (clause: Clause, scene: ClauseScene): boolean => {
  const { words, lexicon, negators } = scene
  const places = placesIn(clause, scene)
  if (places.length === 0 || has(scene.signs, clause)) return false
  const isPlace = (i: number): boolean => places.some((p) => p.from <= i && i < p.to)
  const verb = wordsIn(clause, scene).findIndex((w) => EXTENDS.has(w.base))
  if (verb < 1) return false
  const at = clause.from + verb
  // "my arms do not reach my head" is what they cannot; only "my eyes are not involved" is told of the part itself
  const isPassive = /ed$/.test(words[at]?.word ?? '')
  const isSomebody = words.slice(clause.from, at).some((w) => lexicon.persons.has(w.word) && !OWN.has(w.word))
  if (isSomebody || (!isPassive && places.some((place) => place.from < at))) return false
  const isDenied = [...Array(BETWEEN).keys()].some((n) => negators.has(at - 1 - n))
  return (
    isDenied &&
    wordsIn(clause, scene).every(
      (w, n) =>
        n === verb ||
        isPlace(clause.from + n) ||
        negators.has(clause.from + n) ||
        words[clause.from + n]?.kind !== 'word' ||
        (!STILL.has(w.word) &&
          (lexicon.isSmall(w) ||
            lexicon.links.has(w.base) ||
            lexicon.clauses.has(w.word) ||
            lexicon.towards.has(w.word))),
    )
  )
}
