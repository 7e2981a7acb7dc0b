import type { Annotated } from './annotate.ts'
import type { Clause, Clauses } from './clauses.ts'
import type { Lexicon } from './lexicon.ts'
import type { PlaceHit } from './places.ts'
import type { Word } from './read-words.ts'
import { ANYWHERE } from './said-where.ts'

/** The words that some reading accounts for, one mark per word. */
export interface Coverage {
  /** signs, denials, conditions, times, readings, treatments and remarks */
  readonly covered: Uint8Array
  /** certainly not understood, whatever else they may be */
  readonly strange: Uint8Array
  /** signs, denied ones too */
  readonly signs: Uint8Array
  /** signs that are there */
  readonly present: Uint8Array
}

interface Scene extends Coverage {
  readonly words: readonly Word[]
  readonly clauses: Clauses
  readonly lexicon: Lexicon
  readonly placesIn: ReadonlyMap<number, readonly PlaceHit[]>
  /** last words of denials */
  readonly negators: ReadonlySet<number>
  /** words of "feels weird", "not right" */
  readonly odd: ReadonlySet<number>
  /** clauses with "can't", "hardly able to" */
  readonly unable: ReadonlySet<number>
}

const has = (marks: Uint8Array, { from, to }: Clause): boolean => marks.subarray(from, to).includes(1)
const wordsIn = ({ from, to }: Clause, { words }: Scene): readonly Word[] => words.slice(from, to)
const placesIn = (clause: Clause, scene: Scene): readonly PlaceHit[] => scene.placesIn.get(clause.index) ?? []
const isBody = (place: PlaceHit, { lexicon }: Scene): boolean =>
  !lexicon.treated.has(place.place) && place.place !== ANYWHERE

/** Somebody does something here: unknown words after it are what they do it with ("ate toast"), unless they notice it or cannot do it. */
const actionAt = (clause: Clause, scene: Scene): number => {
  const { words, lexicon } = scene
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

/** Where a likeness begins that says a sign again: "looks like brown sugar", "as if I stayed in the sun". -1 = nowhere. */
const likenessAt = (clause: Clause, scene: Scene): number => {
  const { clauses, lexicon } = scene
  const offset = wordsIn(clause, scene).findIndex((w) => lexicon.likeness.has(w.word))
  const before = clauses.list[clause.index - 1]
  const isNear = (c: Clause | undefined): boolean => c !== undefined && has(scene.present, c)
  if (offset >= 0) {
    const at = clause.from + offset
    const isTold = isNear(before) || isNear(clauses.list[clause.index + 1])
    return isTold || scene.present.subarray(clause.from, at).includes(1) ? at : -1
  }
  // "tingly like after a mint shampoo": the likeness goes on over a conjunction of time
  const goesOn = before?.sentence === clause.sentence && lexicon.goesOn.has(clause.opener)
  return goesOn && likenessAt(before, scene) >= 0 ? clause.from : -1
}

const isDenied = (clause: Clause, { negators }: Scene): boolean => {
  for (let i = clause.from; i < clause.to; i++) if (negators.has(i)) return true
  return false
}

/** "eyesight normal"; of "mood and everything else fine" also the first part. */
const isWell = (clause: Clause, scene: Scene): boolean => {
  const saysWell = (c: Clause): boolean =>
    wordsIn(c, scene).some((w) => scene.lexicon.well.has(w.word)) && !isDenied(c, scene)
  if (saysWell(clause)) return true
  const next = scene.clauses.list[clause.index + 1]
  const isBare = clause.to - clause.from <= 3 && placesIn(clause, scene).length > 0
  return isBare && next?.sentence === clause.sentence && saysWell(next)
}

/** A part of the body is said to be something that no sign explains: "my scalp feels rough". */
const isStrangePredicate = (clause: Clause, scene: Scene): boolean => {
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

const isHarmless = (said: Word, { context, isSmall, clauses, towards, actions }: Lexicon): boolean =>
  said.isName ||
  isSmall(said) ||
  [said.word, said.base].some(
    (word) => actions.has(word) || context.has(word) || clauses.has(word) || towards.has(word),
  )

// "no big ugly clumps"
const DENIAL_REACH = 4

/** "no clumps", "skin not broken": a symptom that no sign is made of, and denied. */
const isDeniedSymptom = (i: number, { negators, lexicon, words }: Scene): boolean => {
  if (!lexicon.isSymptom(words[i]?.word ?? '')) return false
  for (let n = i; n > i - DENIAL_REACH; n--) {
    if (negators.has(n - 1)) return true
    const between = n < i ? words[n] : undefined
    if (between && !lexicon.passes.has(between.word) && !lexicon.isSmall(between) && !lexicon.isSymptom(between.word))
      return false
  }
  return false
}

// "cant really see": so many words may stand between
const AMISS_REACH = 3

/** "barely alert", "can no longer read": what a body should do is denied, and no sign was heard in it. */
const saysAmiss = (clause: Clause, scene: Scene): boolean => {
  const { words, lexicon } = scene
  if (has(scene.signs, clause)) return false
  for (let i = clause.from; i < clause.to; i++) {
    if (!lexicon.barely.has(words[i]?.word ?? '')) continue
    for (let k = i + 1; k <= i + AMISS_REACH && k < clause.to; k++) {
      const word = words[k]
      if (word && lexicon.able.has(word.base) && scene.covered[k] !== 1) return true
    }
  }
  return false
}

/** Marks every word that is not understood. */
export const unknownWords = (
  words: readonly Word[],
  { places, remarks }: Annotated,
  clauses: Clauses,
  lexicon: Lexicon,
  coverage: Coverage,
): Uint8Array => {
  const scene: Scene = {
    ...coverage,
    words,
    clauses,
    lexicon,
    placesIn: Map.groupBy(places, (p) => clauses.of(p.from).index),
    negators: new Set(remarks.flatMap((r) => (r.entry.kind === 'negator' ? [r.to - 1] : []))),
    odd: new Set(remarks.flatMap((r) => (r.entry.kind === 'odd' ? r.at : []))),
    unable: new Set(remarks.flatMap((r) => (r.entry.kind === 'unable' ? [clauses.of(r.from).index] : []))),
  }
  const explained = new Set(clauses.list.filter((c) => has(coverage.present, c)).map((c) => c.sentence))
  const lost = new Uint8Array(words.length)
  for (const clause of clauses.list) {
    const action = actionAt(clause, scene)
    const likeness = likenessAt(clause, scene)
    const well = isWell(clause, scene)
    const isAmiss = saysAmiss(clause, scene)
    const isStrange = isStrangePredicate(clause, scene)
    const told = has(scene.signs, clause)
    const hasOwnPlace = placesIn(clause, scene).length > 0 && !has(scene.present, clause)
    const isPlain = (p: PlaceHit): boolean => !isBody(p, scene) || told || well || (action >= 0 && p.from > action)
    const plain = new Set(
      placesIn(clause, scene)
        .filter(isPlain)
        .flatMap(({ from, to }) => Array.from({ length: to - from }, (_, n) => from + n)),
    )
    for (let i = clause.from; i < clause.to; i++) {
      const word = words[i]
      if (!word || word.kind === 'blank') continue
      const isOdd = scene.odd.has(i) || lexicon.odd.has(word.word)
      if (scene.strange[i] === 1 || word.kind === 'strange') lost[i] = 1
      else if (isOdd) lost[i] = explained.has(clause.sentence) && !hasOwnPlace ? 0 : 1
      else if (isStrange || isAmiss) lost[i] = 1
      else if (scene.covered[i] === 1 || word.kind !== 'word' || plain.has(i) || isHarmless(word, lexicon)) continue
      else if (well && lexicon.well.has(word.word)) continue
      else if (likeness >= 0 && i > likeness) continue
      else if (action >= 0 && i > action && !lexicon.isSymptom(word.word)) continue
      else if (!isDeniedSymptom(i, scene)) lost[i] = 1
    }
  }
  return lost
}
