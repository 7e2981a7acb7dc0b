import { type ClauseScene, placesIn } from './clause-scene.ts'
import type { Clause } from './clauses.ts'

const CALLS: ReadonlySet<string> = new Set(['be', 'feel', 'look', 'seem', 'become', 'get', 'stay', 'remain'])
const ABOUT = 'about'

/**
 * Where what a sign is said to be begins, when no reading took any of it: "the pain is beyond me", "the swelling at the back is no joke". Nobody's
 * list holds all that a pain can be called, and a harmless word may say how bad it is. -1 = there is none, or it is read.
 */
export const unreadPredicateAt = (clause: Clause, scene: ClauseScene): number => {
  const { words, lexicon, present, covered } = scene
  const places = placesIn(clause, scene)
  const isPlace = (i: number): boolean => places.some((p) => p.from <= i && i < p.to)
  let sign = clause.to - 1
  while (sign >= clause.from && present[sign] !== 1) sign--
  if (sign < clause.from) return -1
  let link = sign + 1
  const isOnWay = (i: number): boolean => {
    const word = words[i]
    return (
      word !== undefined &&
      !lexicon.links.has(word.base) &&
      (isPlace(i) || lexicon.isSmall(word) || lexicon.towards.has(word.word) || lexicon.insidePlaces.has(word.word))
    )
  }
  while (link < clause.to && isOnWay(link)) link++
  if (link >= clause.to || !CALLS.has(words[link]?.base ?? '')) return -1
  // "the hairs are pushing through": what it does
  if (words[link + 1]?.word.endsWith('ing')) return -1
  // the first word that says anything is what it is called: "beyond a joke at night" tells more than a time
  for (let i = link + 1; i < clause.to; i++) {
    const word = words[i]
    // "about a 3"
    if (word?.word === ABOUT) continue
    if (!word || word.kind === 'number' || covered[i] === 1 || isPlace(i)) return -1
    if (lexicon.mildly.has(word.word) || lexicon.well.has(word.word)) return -1
    if (word.kind === 'word' && !lexicon.isSmall(word) && !lexicon.passes.has(word.word)) return link + 1
  }
  return -1
}
