import { abilityTold, cannot, deniesAbility } from './amiss-ability.ts'
import { comesOut, couldNot, hadTo, isTended } from './amiss-from-outside.ts'
import { isThing, thingInBody } from './amiss-in-body.ts'
import { stillMoves, worldMoves } from './amiss-world.ts'
import {
  type ClauseRule,
  type ClauseScene,
  has,
  isBare,
  isBody,
  isWell,
  likenessAt,
  placesIn,
  wordsIn,
} from './clause-scene.ts'
import type { Clause } from './clauses.ts'
import type { PlaceHit } from './place-hit.ts'
import type { Word } from './read-words.ts'
import { isSameThere } from './same-there.ts'

const HAIRS: ReadonlySet<string> = new Set(['hair', 'own-hair', 'graft-hair', 'body-hair'])
const ARTICLES: ReadonlySet<string> = new Set(['a', 'an', 'one', 'some', 'like'])
const BE = 'be'
// "would like a", "looks like a"
const NO_DEED: ReadonlySet<string> = new Set(['look', 'would', 'be', 'seem', 'need'])

/** "keeps dropping the cup", "not all there": phrases of grammar.yaml, `amiss`. */
const saysSo: ClauseRule = (clause, { amiss }) => amiss.has(clause.index)

/** The driver of "I'm a lorry driver" is no lorry. */
const isTrade = (word: Word | undefined, { lexicon }: ClauseScene): boolean =>
  word !== undefined && (lexicon.talk.trades.has(word.word) || lexicon.talk.others.has(word.word))

/** From `from` on: a form of be, small words, a thing. "is a balloon", "are like tyres" */
const isCalledThing = (from: number, { to }: Clause, scene: ClauseScene, needsArticle: boolean): boolean => {
  let isLinked = false
  let hasArticle = false
  for (let i = from; i < to; i++) {
    const word = scene.words[i]
    if (!word) return false
    if (word.base === BE || /^(?:im|hes|shes|its|theyre|thats|theres)$/.test(word.word)) isLinked = true
    else if (ARTICLES.has(word.word)) hasArticle = true
    else if (isThing(i, scene) && !isTrade(scene.words[i + 1], scene)) return isLinked && (hasArticle || !needsArticle)
    else if (isTrade(word, scene)) return false
    else if (!scene.lexicon.isSmall(word)) return false
  }
  return false
}

/** "I sound like I've had ten pints", "he writes like a toddler". What one looks like may say a sign again. */
const likensSelf: ClauseRule = (clause, scene) => {
  const { words, lexicon, covered } = scene
  const who = wordsIn(clause, scene).findIndex((w) => lexicon.persons.has(w.word))
  if (who < 0) return false
  for (let like = clause.from + who + 1; like < clause.to; like++) {
    const likes = words[like]?.word
    if (likes !== 'like' && likes !== 'as') continue
    let verb = like - 1
    while (
      verb > clause.from + who &&
      lexicon.isSmall(words[verb] as Word) &&
      !lexicon.manner.has(words[verb]?.base ?? '')
    )
      verb--
    // "slept like a log"
    if (covered[verb] === 1) continue
    const isManner = lexicon.manner.has(words[verb]?.base ?? '')
    const isDeed = likes === 'like' && verb > clause.from + who && !NO_DEED.has(words[verb]?.base ?? '')
    const next = words[like + 1]
    if (next?.kind !== 'word' || lexicon.notLikened.has(next.word)) continue
    if (isManner || (isDeed && ARTICLES.has(next.word))) return true
  }
  return false
}

/** "it's like I'm behind glass" */
const likensState: ClauseRule = (clause, { words, lexicon }) => {
  for (let i = clause.from; i + 1 < clause.to; i++) {
    const [before, word] = [words[i - 1]?.word ?? '', words[i]?.word]
    // "if I'm honest", "it's not like I'm dying"
    const isLike =
      (word === 'like' && !before.endsWith('not') && !before.endsWith('nt')) ||
      ((word === 'if' || word === 'though') && before === 'as')
    if (isLike && lexicon.being.has(words[i + 1]?.word ?? '')) return true
  }
  return false
}

/** "I'm a radiator" */
const selfIsThing: ClauseRule = (clause, scene) => {
  const { words, lexicon } = scene
  for (let i = clause.from; i < clause.to; i++) {
    const word = words[i]
    if (word && lexicon.persons.has(word.word)) return isCalledThing(i, clause, scene, true)
    if (word && !lexicon.isSmall(word) && !lexicon.clauses.has(word.word)) return false
  }
  return false
}

/** "it's a volcano about to pop" */
const itIsThing: ClauseRule = (clause, scene) => {
  const { words, lexicon } = scene
  for (let i = clause.from; i < clause.to; i++) {
    const word = words[i]
    if (word && lexicon.pronouns.has(word.word)) {
      return isCalledThing(i, clause, scene, true) && likenessAt(clause, scene) < 0
    }
    if (word && !lexicon.isSmall(word) && !lexicon.clauses.has(word.word)) return false
  }
  return false
}

/** The place that the clause begins with: what it speaks of. "where they put the grafts" too, hair not. */
const subjectOf = (clause: Clause, scene: ClauseScene): { readonly from: number; readonly to: number } | null => {
  const [place] = placesIn(clause, scene)
  if (place && !HAIRS.has(place.place) && isBare(clause.from, place.from, scene)) return place
  for (let i = clause.from; i < clause.to; i++) {
    const word = scene.words[i]
    if (word && scene.lexicon.woundParts.has(word.word)) return { from: i, to: i + 1 }
    if (word && !scene.lexicon.isSmall(word) && !scene.lexicon.clauses.has(word.word)) return null
  }
  return null
}

/** "my skin lifts off like wallpaper", "the stitches are swimming in glue": a part of the body does or is what no sign tells. */
const partActs: ClauseRule = (clause, scene) => {
  const { words, lexicon, covered } = scene
  const subject = subjectOf(clause, scene)
  if (!subject || isWell(clause, scene)) return false
  if (isCalledThing(subject.to, clause, scene, false)) return likenessAt(clause, scene) < 0
  const places = placesIn(clause, scene)
  for (let i = subject.to; i < clause.to; i++) {
    const word = words[i]
    // "not the scalp I'm asking about": somebody else does it
    if (word && lexicon.persons.has(word.word)) return false
    if (word?.kind !== 'word' || lexicon.isSmall(word) || lexicon.links.has(word.base)) continue
    // "the line on my skin travels"
    const next = lexicon.towards.has(word.word)
      ? places.find((p) => p.from > i && isBare(i + 1, p.from, scene))
      : undefined
    if (next) {
      i = next.to - 1
      continue
    }
    if ((lexicon.moves.has(word.word) || lexicon.moves.has(word.base)) && /ing$|s$/.test(word.word)) return true
    // "is under a hat", "washed as told", "where the needles went"
    if (covered[i] === 1 || lexicon.towards.has(word.word) || lexicon.likeness.has(word.word)) return false
    const isDone = lexicon.actions.has(word.base) && word.word !== word.base && !/(?:s|ing)$/.test(word.word)
    if (isDone || lexicon.sensing.has(word.base) || lexicon.passes.has(word.word)) return false
    return /(?:s|ing)$/.test(word.word) && (lexicon.actions.has(word.base) || lexicon.moves.has(word.base))
  }
  return false
}

/** "someone is drilling into my skull": nobody is there, and it is done to the body. */
const somebodyAt: ClauseRule = (clause, scene) => {
  const { words, lexicon } = scene
  const who = wordsIn(clause, scene).findIndex((w) => lexicon.somebody.has(w.word))
  if (who < 0) return false
  const isAfter = (p: PlaceHit): boolean => p.from > clause.from + who && !HAIRS.has(p.place)
  const place = placesIn(clause, scene).find(isAfter)
  return place !== undefined && words.slice(clause.from + who + 1, place.from).some((w) => !lexicon.isSmall(w))
}

const UNNEGATED: ReadonlySet<string> = new Set(['isnt', 'arent', 'wasnt', 'werent', 'doesnt', 'dont', 'wont', 'not'])

/** "my face isn't matching": a part of the body, scalp and hair left out, does not do what it should. */
const partDoesNot: ClauseRule = (clause, scene) => {
  const { words, covered } = scene
  const place = placesIn(clause, scene).find((p) => isBody(p, scene) && !HAIRS.has(p.place))
  if (!place || isWell(clause, scene)) return false
  for (let i = place.to; i + 1 < clause.to; i++) {
    if (!UNNEGATED.has(words[i]?.word ?? '')) continue
    const verb = words[i + 1]
    return verb?.word.endsWith('ing') === true && verb.word !== verb.base && covered[i + 1] !== 1
  }
  return false
}

const rules: readonly ClauseRule[] = [
  isTended,
  hadTo,
  couldNot,
  stillMoves,
  partDoesNot,
  deniesAbility,
  cannot,
  abilityTold,
  saysSo,
  likensSelf,
  likensState,
  selfIsThing,
  worldMoves,
  itIsThing,
  partActs,
  somebodyAt,
  thingInBody,
  isSameThere,
]

/** Tells of a body, a sense or a mind gone wrong in words that are all harmless: never passed over. */
export const isAmiss: ClauseRule = (clause, scene) =>
  comesOut(clause, scene) || (!has(scene.signs, clause) && rules.some((rule) => rule(clause, scene)))
