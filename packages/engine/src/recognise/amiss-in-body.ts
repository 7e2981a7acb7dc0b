import { type ClauseRule, type ClauseScene, isBody, likenessAt, placesIn } from './clause-scene.ts'
import type { Clause } from './clauses.ts'
import type { PlaceHit } from './place-hit.ts'
import type { Word } from './read-words.ts'

const HAIRS: ReadonlySet<string> = new Set(['hair', 'own-hair', 'graft-hair', 'body-hair'])
const PICTURES: ReadonlySet<string> = new Set(['photo', 'picture', 'pic', 'selfie', 'video', 'image', 'photograph'])
// a can, a will and a might are things too
const MODALS: ReadonlySet<string> = new Set(['can', 'will', 'might', 'may', 'must'])

/** Whether a word names a thing, by WordNet's classes: no small word, no deed going on. */
export const isThing = (i: number, { words, lexicon }: ClauseScene): boolean => {
  const word = words[i]
  if (word?.kind !== 'word' || lexicon.isSmall(word) || MODALS.has(word.word)) return false
  // "I've been boxing"
  if (word.word.endsWith('ing') && word.word !== word.base) return false
  return lexicon.isThing(word.word) || lexicon.isThing(word.base) || lexicon.isThing(word.word.replace(/e?s$/, ''))
}

/** Where the word before a place stands that puts something there, "in", "across"; "behind my eye" begins with it. -1 = none. */
const towardsAt = (clause: Clause, place: PlaceHit, { words, lexicon }: ClauseScene): number => {
  if (lexicon.towards.has(words[place.from]?.word ?? '')) return place.from
  let i = place.from - 1
  while (i > clause.from && lexicon.isSmall(words[i] as Word)) i--
  return lexicon.towards.has(words[i]?.word ?? '') ? i : -1
}

/** "it's like an axe through my forehead", "there's a marble under the skin": a thing in, on or through the body. */
export const thingInBody: ClauseRule = (clause, scene) => {
  const { words, lexicon, covered } = scene
  for (const place of placesIn(clause, scene)) {
    if (HAIRS.has(place.place) || place.isDescribed) continue
    const towards = towardsAt(clause, place, scene)
    if (towards < 0) continue
    if (isFeltIn(clause, towards, place, scene)) return true
    for (let k = clause.from; k < towards; k++) {
      const word = words[k]
      // somebody does something with it: "put a towel on my head"
      const isDeed = word !== undefined && (lexicon.actions.has(word.base) || lexicon.actions.has(word.word))
      if (isDeed && !lexicon.likeness.has(word.word)) break
      // "a photo from top"
      if (word !== undefined && PICTURES.has(word.base)) break
      const isWorn = lexicon.objects.has(word?.base ?? '') && likenessAt(clause, scene) < 0
      if (covered[k] !== 1 && !isWorn && isThing(k, scene)) return true
    }
  }
  return false
}

const IN: ReadonlySet<string> = new Set([
  'in',
  'inside',
  'across',
  'around',
  'round',
  'behind',
  'under',
  'underneath',
  'beneath',
  'over',
  'through',
  'against',
  'between',
  'into',
  'down',
  'up',
  'along',
])
const ARTICLES: ReadonlySet<string> = new Set(['a', 'an', 'this', 'that', 'some', 'these', 'slight', 'little', 'weird'])
const ON: ReadonlySet<string> = new Set(['on', 'onto', 'at', 'near', 'above', 'below', 'beside'])
const LIKE = 'like'

/**
 * "a squeeze across my ribs", "it's like a weight in my chest": whatever somebody names with an article, or likens it to, in a part of the body
 * that was not treated. Nobody's word list holds all that a chest can feel like.
 */
const isFeltIn = (clause: Clause, towards: number, place: PlaceHit, scene: ClauseScene): boolean => {
  const { words, lexicon, covered } = scene
  const how = words[towards]?.word ?? ''
  const isInside = how === 'in' || how === 'inside'
  const isNear = lexicon.nearby.has(place.place) && !(place.place === 'ears' && isInside)
  if (!isBody(place, scene) || isNear) return false
  let isLikened = false
  for (let k = clause.from; k < towards; k++) {
    const word = words[k]
    if (word?.kind !== 'word') continue
    if (word.word === LIKE) isLikened = true
    if (PICTURES.has(word.base)) return false
    // "only a little left round the eyes"
    const isSmall = lexicon.isSmall(word) || lexicon.insidePlaces.has(word.word) || lexicon.passes.has(word.word)
    if (covered[k] === 1 || isSmall || word.word === LIKE) continue
    // "a scarf round my neck"
    const isWorn = !isInside && lexicon.objects.has(word.base) && isThing(k, scene)
    const isNamed = IN.has(how) && ARTICLES.has(words[k - 1]?.word ?? '') && !isWorn
    if (isNamed || (isLikened && (IN.has(how) || ON.has(how)))) return true
  }
  return false
}

const OWNER: ReadonlySet<string> = new Set(['my', 'his', 'her', 'both'])

/** "raised islands like a map all over my belly": the part of the body that a likeness ends at, told of too. null = none. */
export const partBehindLikeness = (clause: Clause, likeness: number, scene: ClauseScene): PlaceHit | null => {
  const { words, lexicon } = scene
  const isFar = (place: PlaceHit): boolean => isBody(place, scene) && !lexicon.nearby.has(place.place)
  const isOwned = ({ from }: PlaceHit): boolean => [words[from], words[from - 1]].some((w) => OWNER.has(w?.word ?? ''))
  const isAt = (place: PlaceHit): boolean => {
    const how = words[towardsAt(clause, place, scene)]?.word ?? ''
    return IN.has(how) || ON.has(how)
  }
  return placesIn(clause, scene).find((p) => p.from > likeness + 1 && isFar(p) && isOwned(p) && isAt(p)) ?? null
}
