import { isAmiss } from './amiss.ts'
import { partBehindLikeness } from './amiss-in-body.ts'
import type { RemarkHit } from './annotate.ts'
import {
  type ClauseScene,
  has,
  isBare,
  isBody,
  isDenied,
  isWell,
  likenessAt,
  placesIn,
  toldAnew,
  wordsIn,
} from './clause-scene.ts'
import type { Clause } from './clauses.ts'
import { isEcho } from './echoes.ts'
import { isFeltWith } from './felt-with.ts'
import type { Lexicon } from './lexicon.ts'
import { HANDED_BACK, UNREAD } from './lost.ts'
import { othersCase } from './of-others.ts'
import { isOpinion, passes } from './passed-clauses.ts'
import type { PlaceHit } from './place-hit.ts'
import { isPoorly } from './poorly.ts'
import { rangesOf } from './range.ts'
import type { Word } from './read-words.ts'
import { isSteady } from './steady.ts'
import { talkOf } from './talk.ts'
import { compoundAt, deedAt, fixtureAt } from './thing-names.ts'
import { unreadPredicateAt } from './unread-predicate.ts'
import { isUnreadSensation } from './unread-sensation.ts'

/** Somebody does something here: unknown words after it are what they do it with ("ate toast"), unless they notice it or cannot do it. */
const actionAt = (clause: Clause, scene: ClauseScene): number => {
  const { words, lexicon } = scene
  // "there's a motor running in my chest": nobody does it
  if (words[clause.from]?.word === 'theres' || words[clause.from]?.word === 'there') return -1
  const body = placesIn(clause, scene).find((place) => isBody(place, scene))
  if (body && scene.unable.has(clause.index)) return -1
  for (let i = clause.from; i < clause.to; i++) {
    const word = words[i]
    if (word?.kind !== 'word') continue
    if (body && i >= body.from) return -1
    if (lexicon.actions.has(word.word) || lexicon.actions.has(word.base)) return i
    if (lexicon.perceptions.has(word.base)) return -1
  }
  return -1
}

/** A part of the body is said to be something that no sign explains: "my scalp feels rough". */
const isStrangePredicate = (clause: Clause, scene: ClauseScene): boolean => {
  const { words, lexicon, covered } = scene
  if (has(scene.signs, clause) || likenessAt(clause, scene) >= 0) return false
  const list = wordsIn(clause, scene)
  if (list.some((w) => lexicon.well.has(w.word))) return false
  const place = placesIn(clause, scene).find((p) => p.place !== HAIR)
  const subject = place ? place.to : list.some((w) => lexicon.pronouns.has(w.word)) ? clause.from : -1
  if (subject < 0) return false
  for (let i = subject; i < clause.to - 1; i++) {
    const word = words[i]
    if (!word || !lexicon.sensing.has(word.base)) continue
    // what follows the link is the news; only harmless remarks pass
    return words
      .slice(i + 1, clause.to)
      .some(
        (w, n) => w.kind === 'word' && covered[i + 1 + n] !== 1 && !lexicon.isSmall(w) && !lexicon.towards.has(w.word),
      )
  }
  return false
}

const HAIR = 'hair'
const ANYTHING: ReadonlySet<string> = new Set(['anything', 'nothing'])
const NO: ReadonlySet<string> = new Set(['no', 'without', 'zero'])

const OWNER: ReadonlySet<string> = new Set(['my', 'his', 'her'])

/** "my back folds", "my mind goes": the part that a clause speaks of is never a word of the day, though "back" and "mind" are. */
const ownPart = (clause: Clause, scene: ClauseScene): ((i: number) => boolean) => {
  const [part] = placesIn(clause, scene)
  const isOwned =
    part !== undefined &&
    isBody(part, scene) &&
    [scene.words[part.from], scene.words[part.from - 1]].some((w) => OWNER.has(w?.word ?? '')) &&
    isBare(clause.from, part.from, scene)
  return (i) => isOwned && part.from <= i && i < part.to && !OWNER.has(scene.words[i]?.word ?? '')
}

const isHarmless = (said: Word, { context, isSmall, clauses, towards, actions, isHarmlessClass }: Lexicon): boolean =>
  said.isName ||
  isSmall(said) ||
  isHarmlessClass(said.word) ||
  isHarmlessClass(said.base) ||
  [said.word, said.base].some(
    (word) => actions.has(word) || context.has(word) || clauses.has(word) || towards.has(word),
  )

const CONTRASTS: ReadonlySet<string> = new Set([
  'just',
  'only',
  'but',
  'except',
  'than',
  'yes',
  'apart',
  'besides',
  'merely',
  'simply',
])

// "no big ugly clumps"
const DENIAL_REACH = 4

/** "no clumps", "skin not broken": a symptom that no sign is made of, and denied. */
const isDeniedSymptom = (i: number, { negators, lexicon, words, sensed }: ClauseScene): boolean => {
  if (!lexicon.isSymptom(words[i]?.word ?? '') && !sensed.has(i)) return false
  const { or } = lexicon.files.grammar
  for (let n = i; n > i - DENIAL_REACH; n--) {
    const between = n < i ? words[n] : undefined
    if (between) {
      // "no pain just a smell", "pain: no. a smell": what follows is told
      if (between.kind === 'stop' || CONTRASTS.has(between.word)) return false
      const passes =
        lexicon.passes.has(between.word) || lexicon.isSmall(between) || or.includes(between.word) || negators.has(n)
      if (!passes && !lexicon.isSymptom(between.word) && !sensed.has(n)) return false
    }
    if (negators.has(n - 1)) return true
  }
  return false
}

/** "the pillow thing is horrid", "work has been mental": what is said of a thing of the day. */
const isJudged = (i: number, clause: Clause, scene: ClauseScene): boolean => {
  const { words, lexicon } = scene
  if (!lexicon.judged.has(words[i]?.word ?? '') || placesIn(clause, scene).length > 0 || has(scene.signs, clause))
    return false
  const before = words.slice(clause.from, i)
  const isOfDay = (w: Word): boolean =>
    (lexicon.isDayWord(w) || lexicon.objects.has(w.base)) && !lexicon.isSymptom(w.word) && !lexicon.world.has(w.word)
  const isPerson = before.some((w) => lexicon.persons.has(w.word))
  return (
    !isPerson &&
    before.some(isOfDay) &&
    before.every((w) => isOfDay(w) || lexicon.isSmall(w) || lexicon.links.has(w.base) || lexicon.clauses.has(w.word))
  )
}

/** "fat was taken from my tummy" */
const isHarvested = ({ place }: PlaceHit, clause: Clause, { parts, lexicon }: ClauseScene): boolean =>
  parts.has(clause.index) && lexicon.harvested.has(place)

// "sandy", "pinkish", "straw-coloured"
const LOOK = /(?:[a-z]{2}y|ish|colou?red)$/

/** "peppery little scabs": how a sign that is understood looks, right before it. */
const isLookOfSign = (i: number, { to }: Clause, { words, lexicon, present }: ClauseScene): boolean => {
  const word = words[i]
  if (!word || !LOOK.test(word.word) || lexicon.grave.has(word.base) || lexicon.grave.has(word.word)) return false
  let next = i + 1
  while (next < to && present[next] !== 1 && words[next] && lexicon.isSmall(words[next] as Word)) next++
  return next < to && present[next] === 1
}

/** Marks every word that is not understood, as lost.ts has it. @param groups of the signs that are there */
export const unknownWords = (
  scene: ClauseScene,
  remarks: readonly RemarkHit[],
  groups: ReadonlySet<string>,
): Uint8Array => {
  const { words, clauses, lexicon } = scene
  const explained = new Set(clauses.list.filter((c) => has(scene.present, c)).map((c) => c.sentence))
  const lost = new Uint8Array(words.length)
  // "this is no ordinary redness"
  const graver = new Set(remarks.flatMap((r) => (r.entry.kind === 'graver' ? [clauses.of(r.from).index] : [])))
  const theirs = othersCase(words, clauses, lexicon)
  for (const clause of clauses.list) {
    if (scene.asides.has(clause.index)) continue
    const action = actionAt(clause, scene)
    const acted = action < 0 ? -1 : toldAnew(action + 1, clause, scene)
    const likeness = likenessAt(clause, scene)
    const beyond = likeness < 0 ? null : partBehindLikeness(clause, likeness, scene)
    const well = isWell(clause, scene)
    // what was long ago is no news, beside a sign of now
    const isPast = scene.past.has(clause.index) && scene.present.includes(1)
    const amiss = !isPast && (graver.has(clause.index) || isAmiss(clause, scene) || isPoorly(clause, scene))
    const isOpined = isOpinion(clause, scene)
    const isStrange = !isPast && !isOpined && isStrangePredicate(clause, scene)
    const told = has(scene.signs, clause)
    const hasOwnPlace = placesIn(clause, scene).length > 0 && !has(scene.present, clause)
    const isPlain = (p: PlaceHit): boolean =>
      !isBody(p, scene) || told || well || isHarvested(p, clause, scene) || (action >= 0 && p.from > action)
    const steady = !amiss && isSteady(clause, scene)
    const isPassed = steady || (!amiss && passes(clause, scene, groups))
    const plain = rangesOf(placesIn(clause, scene).filter((p) => isPassed || isPlain(p)))
    const own = ownPart(clause, scene)
    const called = isPast ? -1 : unreadPredicateAt(clause, scene)
    let isTalk: ((word: Word) => boolean) | null = null
    for (let i = clause.from; i < clause.to; i++) {
      const word = words[i]
      if (!word || word.kind === 'blank' || i > (theirs.get(clause.sentence) ?? words.length)) continue
      // "didn't see anything odd"
      if (lexicon.odd.has(word.word) && ANYTHING.has(words[i - 1]?.word ?? '') && isDenied(clause, scene)) continue
      const isOdd = scene.odd.has(i) || (lexicon.odd.has(word.word) && scene.covered[i] !== 1)
      // "no pain at all in the face": what no sign is made of, denied
      const isNone = NO.has(words[i - 1]?.word ?? '')
      if (word.kind === 'strange' || (scene.strange[i] === 1 && !isNone && !steady)) lost[i] = HANDED_BACK
      else if (isOdd) lost[i] = explained.has(clause.sentence) && !hasOwnPlace ? 0 : HANDED_BACK
      else if (beyond && beyond.from <= i && i < beyond.to) lost[i] = HANDED_BACK
      else if (isStrange || amiss || (called >= 0 && i >= called) || (!isPast && isUnreadSensation(i, clause, scene)))
        lost[i] = HANDED_BACK
      else if (
        scene.covered[i] === 1 ||
        word.kind !== 'word' ||
        isPast ||
        plain.has(i) ||
        (isPassed && (isOpined || steady || !scene.sensed.has(i))) ||
        (isHarmless(word, lexicon) && !own(i) && !(likeness >= 0 && i > likeness && lexicon.grave.has(word.base)))
      )
        continue
      else if (well && (lexicon.well.has(word.word) || lexicon.sensing.has(word.base))) continue
      else if (likeness >= 0 && i > likeness && !lexicon.grave.has(word.base)) continue
      else if (action >= 0 && i > action && i < acted && !lexicon.isSymptom(word.word)) continue
      else if (
        !isDeniedSymptom(i, scene) &&
        !isLookOfSign(i, clause, scene) &&
        !isJudged(i, clause, scene) &&
        !isEcho(word, groups, lexicon) &&
        !fixtureAt(i, words, lexicon) &&
        !isFeltWith(i, words, lexicon) &&
        !deedAt(i, words, lexicon) &&
        !compoundAt(i, words, lexicon)
      ) {
        // few clauses hold a word that nothing accounts for: only those are asked what they speak of
        isTalk ??= talkOf(clause, scene)
        if (!isTalk(word)) lost[i] = UNREAD
      }
    }
  }
  return lost
}
