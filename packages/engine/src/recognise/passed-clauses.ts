import { type ClauseScene, has, isBody, placesIn, toldAnew, wordsIn } from './clause-scene.ts'
import type { Clause } from './clauses.ts'
import type { Word } from './read-words.ts'
import { stopsShort } from './stops-short.ts'

const HAIR = 'hair'

const tellsBefore = (clause: Clause, { clauses, present }: ClauseScene): boolean => {
  const before = clauses.list[clause.index - 1]
  return before?.sentence === clause.sentence && has(present, before)
}

/** "when I look at my feet": the occasion on which a sign is there. */
const isOccasion = (clause: Clause, scene: ClauseScene): boolean => {
  const [, who, deed] = wordsIn(clause, scene)
  const { lexicon } = scene
  if (!lexicon.occasions.has(clause.opener) || !tellsBefore(clause, scene)) return false
  if (toldAnew(clause.from, clause, scene) < clause.to) return false
  return who !== undefined && deed !== undefined && lexicon.persons.has(who.word) && lexicon.provoked.has(deed.word)
}

/** "when the shower hits it", "if a towel touches it": a thing of the day touches what is told before. */
const isTouched = (clause: Clause, scene: ClauseScene): boolean => {
  const { lexicon, words } = scene
  if (!lexicon.occasions.has(clause.opener) || !tellsBefore(clause, scene) || placesIn(clause, scene).length > 0)
    return false
  const verb = wordsIn(clause, scene).findIndex((w) => lexicon.touches.has(w.base))
  if (verb < 1) return false
  const at = clause.from + verb
  const isThing = (w: Word): boolean => lexicon.isThing(w.word) || lexicon.isThing(w.base) || lexicon.isSmall(w)
  const isRest = (w: Word): boolean => lexicon.isSmall(w) || lexicon.towards.has(w.word) || lexicon.pronouns.has(w.word)
  return words.slice(clause.from + 1, at).every(isThing) && words.slice(at + 1, clause.to).every(isRest)
}

/** ", near the temple": only where the sign before it is, and no part that could be in danger. */
const isOnlyWhere = (clause: Clause, scene: ClauseScene): boolean => {
  const { words, lexicon } = scene
  const places = placesIn(clause, scene)
  if (places.length === 0 || !tellsBefore(clause, scene)) return false
  const isNear = places.every((p) => !isBody(p, scene) || lexicon.nearby.has(p.place))
  const isPlace = (i: number): boolean => places.some((p) => p.from <= i && i < p.to)
  return (
    isNear &&
    wordsIn(clause, scene).every((w, n) => {
      const i = clause.from + n
      return isPlace(i) || words[i]?.kind !== 'word' || lexicon.isSmall(w) || lexicon.towards.has(w.word)
    })
  )
}

const HANDS = 'hands'

/** "sore when I press with the finger": what somebody does something with. */
const isInstrument = (clause: Clause, scene: ClauseScene): boolean => {
  const { clauses, lexicon, words } = scene
  const before = clauses.list[clause.index - 1]
  const [hand, ...more] = placesIn(clause, scene)
  if (clause.opener !== 'with' || before?.sentence !== clause.sentence || hand?.place !== HANDS || more.length > 0)
    return false
  const verb = wordsIn(before, scene).findLast((w) => w.kind === 'word' && !lexicon.isSmall(w))
  const isDeed = verb !== undefined && (lexicon.provoked.has(verb.base) || lexicon.touches.has(verb.base))
  return (
    isDeed &&
    words.slice(clause.from + 1, clause.to).every((w, n) => {
      const i = clause.from + 1 + n
      return (hand.from <= i && i < hand.to) || w.kind !== 'word' || lexicon.isSmall(w)
    })
  )
}

// "behind my ear, where the doctor took the little plugs, there are three small scabs"
const AHEAD = 3

/** A place put first: what is there follows in the sentence, and no other part of the body between. */
const isPutFirst = (clause: Clause, scene: ClauseScene): boolean => {
  const { clauses, lexicon } = scene
  const places = placesIn(clause, scene)
  if (places.length === 0 || !isOnlyPlaces(clause, scene)) return false
  if (!places.every((p) => !isBody(p, scene) || lexicon.nearby.has(p.place))) return false
  for (let index = clause.index + 1; index <= clause.index + AHEAD; index++) {
    const next = clauses.list[index]
    if (next?.sentence !== clause.sentence || next.opener !== ',') return false
    if (has(scene.signs, next)) return has(scene.present, next)
    if (placesIn(next, scene).some((p) => isBody(p, scene))) return false
  }
  return false
}

const LISTS: ReadonlySet<string> = new Set(['or', 'and', 'nor'])
const NOTHING: ReadonlySet<string> = new Set(['nothing', 'none', 'no'])

const isOnlyPlaces = (clause: Clause, scene: ClauseScene): boolean => {
  const places = placesIn(clause, scene)
  return (
    places.length > 0 &&
    wordsIn(clause, scene).every((w, n) => {
      const i = clause.from + n
      if (places.some((p) => p.from <= i && i < p.to)) return true
      return (
        w.kind !== 'word' ||
        scene.lexicon.isSmall(w) ||
        scene.lexicon.clauses.has(w.word) ||
        scene.lexicon.towards.has(w.word)
      )
    })
  )
}

/** "nothing on my face or ears": of the second place the same is denied. */
const isDeniedToo = (clause: Clause, scene: ClauseScene): boolean => {
  const before = scene.clauses.list[clause.index - 1]
  if (!LISTS.has(clause.opener) || before?.sentence !== clause.sentence || !isOnlyPlaces(clause, scene)) return false
  const [first, next] = wordsIn(before, scene)
  return (
    NOTHING.has(first?.word ?? '') &&
    (next === undefined || scene.lexicon.towards.has(next.word) || scene.lexicon.isSmall(next)) &&
    isOnlyPlaces({ ...before, from: before.from + 1 }, scene)
  )
}

/** "my forearms and the sides of my face have got fluffier": hair is hair wherever it grows. */
const isHairThere = (clause: Clause, scene: ClauseScene, groups: ReadonlySet<string>): boolean => {
  const next = scene.clauses.list[clause.index + 1]
  const isJoined = next?.sentence === clause.sentence && next.opener === 'and' && has(scene.present, next)
  return isJoined && groups.size === 1 && groups.has(HAIR) && isOnlyPlaces(clause, scene)
}

const SIGHT: ReadonlySet<string> = new Set(['see', 'look', 'notice'])
const FELT: ReadonlySet<string> = new Set([
  'frightened',
  'scared',
  'shocked',
  'worried',
  'laughed',
  'panicked',
  'screamed',
  'upset',
  'cried',
  'surprised',
  'alarmed',
  'jumped',
  'tense',
  'scared',
  'afraid',
])

/** "my mother got frightened on seeing my arm": what a relative felt at the sight, and nothing of the part itself. */
const isSightOf = (clause: Clause, scene: ClauseScene): boolean => {
  const { lexicon } = scene
  const own = wordsIn(clause, scene)
  const who = own.findIndex((w) => lexicon.talk.relatives.has(w.word))
  const felt = own.findIndex((w, n) => n > who && FELT.has(w.word))
  const saw = own.findIndex((w, n) => n > felt && SIGHT.has(w.base))
  const [place, ...more] = placesIn(clause, scene)
  if (who < 0 || felt < 0 || saw < 0 || !place || more.length > 0 || place.from <= clause.from + saw) return false
  // "... because it was blue to the elbow"
  const next = scene.clauses.list[clause.index + 1]
  if (
    next?.sentence === clause.sentence &&
    wordsIn(next, scene)
      .slice(0, 3)
      .some((w) => lexicon.pronouns.has(w.word))
  )
    return false
  return scene.words.slice(place.to, clause.to).every((w) => lexicon.isSmall(w) || w.kind !== 'word')
}

const OPINES: ReadonlySet<string> = new Set(['think', 'say', 'reckon', 'find', 'joke', 'laugh', 'tell'])

/** "my mum thinks the back of my head looks shocking": what somebody makes of the treated part, in a word that tells nothing of it. */
export const isOpinion = (clause: Clause, scene: ClauseScene): boolean => {
  const { lexicon } = scene
  const own = wordsIn(clause, scene)
  const places = placesIn(clause, scene)
  const who = own.findIndex(
    (w) => lexicon.talk.relatives.has(w.word) || lexicon.talk.others.has(w.word) || lexicon.talk.partners.has(w.word),
  )
  const says = own.findIndex((w, n) => n > who && OPINES.has(w.base))
  if (who < 0 || says < 0 || places.length === 0 || places.some((p) => isBody(p, scene)) || has(scene.signs, clause))
    return false
  const isPlace = (i: number): boolean => places.some((p) => p.from <= i && i < p.to)
  const judged = own.findIndex((w, n) => n > says && lexicon.judged.has(w.word))
  return (
    judged >= 0 &&
    own.every(
      (w, n) =>
        n <= says || n === judged || isPlace(clause.from + n) || lexicon.isSmall(w) || lexicon.sensing.has(w.base),
    )
  )
}

/** Does the clause only say when, where or before whose eyes a sign is? @param groups of the signs that are there */
export const passes = (clause: Clause, scene: ClauseScene, groups: ReadonlySet<string>): boolean =>
  isOccasion(clause, scene) ||
  isTouched(clause, scene) ||
  isOnlyWhere(clause, scene) ||
  isPutFirst(clause, scene) ||
  isInstrument(clause, scene) ||
  isDeniedToo(clause, scene) ||
  isHairThere(clause, scene, groups) ||
  isSightOf(clause, scene) ||
  stopsShort(clause, scene) ||
  isOpinion(clause, scene)
