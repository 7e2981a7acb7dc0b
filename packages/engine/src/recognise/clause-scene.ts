import type { Annotated } from './annotate.ts'
import type { Clause, Clauses } from './clauses.ts'
import type { Lexicon } from './lexicon.ts'
import type { PlaceHit } from './place-hit.ts'
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
  /** signs that are there and that are never calm */
  readonly neverCalm: Uint8Array
  /** clauses that are read whole (asides.ts) */
  readonly asides: ReadonlySet<number>
}

/** The text as the search for what was not understood sees it. */
export interface ClauseScene extends Coverage {
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
  /** clauses with "as a kid", "years ago" */
  readonly past: ReadonlySet<number>
  /** clauses with "fat was taken" */
  readonly parts: ReadonlySet<number>
  /** words that tell a sensation, whether a sign came of them or not */
  readonly sensed: ReadonlySet<number>
  /** ... those that need no place to tell it: the "quick" of "I got up quick" is none */
  readonly felt: ReadonlySet<number>
  /** clauses with "keeps dropping", "not all there" */
  readonly amiss: ReadonlySet<number>
}

/** Says of a clause, in which no sign was heard, whether it tells of a body, a sense or a mind gone wrong. All its words may be harmless one by one. */
export type ClauseRule = (clause: Clause, scene: ClauseScene) => boolean

export const clauseScene = (
  words: readonly Word[],
  { places, remarks, sensations, inner }: Annotated,
  clauses: Clauses,
  lexicon: Lexicon,
  coverage: Coverage,
): ClauseScene => ({
  ...coverage,
  words,
  clauses,
  lexicon,
  placesIn: Map.groupBy(places, (p) => clauses.of(p.from).index),
  negators: new Set(remarks.flatMap((r) => (r.entry.kind === 'negator' ? [r.to - 1] : []))),
  odd: new Set(remarks.flatMap((r) => (r.entry.kind === 'odd' ? r.at : []))),
  unable: new Set(remarks.flatMap((r) => (r.entry.kind === 'unable' ? [clauses.of(r.from).index] : []))),
  past: new Set(remarks.flatMap((r) => (r.entry.kind === 'history' ? [clauses.of(r.from).index] : []))),
  parts: new Set(remarks.flatMap((r) => (r.entry.kind === 'part' ? [clauses.of(r.from).index] : []))),
  sensed: new Set([...sensations, ...inner].flatMap((hit) => hit.at)),
  felt: new Set(
    [...sensations, ...inner]
      .filter((hit) => hit.options.some((o) => lexicon.files.sensations.sensations[o.sensation]?.needs !== 'place'))
      .flatMap((hit) => hit.at),
  ),
  amiss: new Set(remarks.flatMap((r) => (r.entry.kind === 'amiss' ? [clauses.of(r.from).index] : []))),
})

export const has = (marks: Uint8Array, { from, to }: Clause): boolean => marks.subarray(from, to).includes(1)
export const wordsIn = ({ from, to }: Clause, { words }: ClauseScene): readonly Word[] => words.slice(from, to)
export const placesIn = (clause: Clause, scene: ClauseScene): readonly PlaceHit[] =>
  scene.placesIn.get(clause.index) ?? []
export const isBody = (place: PlaceHit, { lexicon }: ClauseScene): boolean =>
  !lexicon.treated.has(place.place) && place.place !== ANYWHERE

export const isDenied = (clause: Clause, { negators }: ClauseScene): boolean => {
  for (let i = clause.from; i < clause.to; i++) if (negators.has(i)) return true
  return false
}

// "both my arms", "mouth"
const BARE = 3
const NOT: ReadonlySet<string> = new Set(['not', 'isnt', 'arent', 'never', 'hardly'])

/** "eyesight normal"; of "mood and everything else fine" also the first part. */
export const isWell = (clause: Clause, scene: ClauseScene): boolean => {
  // "the same as a plank", "as steady as a drunk"
  const isLikened = (own: readonly Word[], n: number): boolean =>
    own[n + 1]?.word === 'as' && /^an?$/.test(own[n + 2]?.word ?? '')
  const saysWell = (c: Clause): boolean =>
    wordsIn(c, scene).some(
      (w, n, own) =>
        scene.lexicon.well.has(w.word) &&
        !isLikened(own, n) &&
        !(w.word === 'well' && own[n - 1]?.word === 'as') &&
        !(w.word === 'same' && NOT.has(own[n - 2]?.word ?? '')),
    ) && !isDenied(c, scene)
  if (saysWell(clause) || worksFully(clause, scene)) return true
  const isBare = (c: Clause): boolean => c.to - c.from <= BARE && placesIn(c, scene).length > 0 && !has(scene.signs, c)
  const next = scene.clauses.list[clause.index + 1]
  if (!isBare(clause) || next?.sentence !== clause.sentence) return false
  // "mouth, tongue, arms all feel normal"
  let closing: Clause | undefined = next
  while (closing?.sentence === clause.sentence && isBare(closing) && !saysWell(closing))
    closing = scene.clauses.list[closing.index + 1]
  if (closing?.sentence === clause.sentence && saysWell(closing)) return true
  // "mouth and face all move", "mouth and face all move and feel normal"
  const tells = next.opener === 'and' && wordsIn(next, scene).some((w) => scene.lexicon.works.has(w.base))
  if (tells && onlyWorks(next, scene)) return true
  const last = scene.clauses.list[next.index + 1]
  const isOne = next.opener === 'and' && last?.opener === 'and' && last.sentence === clause.sentence
  return isOne && placesIn(last, scene).length === 0 && onlyWorks(next, scene) && saysWell(last)
}

const AS_EVER: ReadonlySet<string> = new Set(['ever', 'always', 'usual', 'normal', 'before'])
const HALF: ReadonlySet<string> = new Set(['one', 'half', 'only', 'almost', 'nearly', 'just', 'until', 'if', 'when'])

/** "both eyelids open fully", "neck moves freely"; never a wound, never one of two. */
const worksFully = (clause: Clause, scene: ClauseScene): boolean => {
  const { lexicon, words } = scene
  const [place] = placesIn(clause, scene)
  const own = wordsIn(clause, scene)
  if (!place || !isBody(place, scene) || has(scene.signs, clause) || isDenied(clause, scene)) return false
  if (own.some((w) => HALF.has(w.word) || lexicon.barely.has(w.word) || lexicon.woundParts.has(w.word))) return false
  let at = place.to
  while (
    at + 1 < clause.to &&
    words[at] &&
    lexicon.isSmall(words[at] as Word) &&
    !lexicon.works.has(words[at]?.base ?? '')
  )
    at++
  const verb = words[at]
  const how = words[at + 1]
  return (
    verb !== undefined &&
    lexicon.works.has(verb.base) &&
    (how?.word === 'as' ? AS_EVER.has(words[at + 2]?.word ?? '') : lexicon.fully.has(how?.word ?? ''))
  )
}

/** A part of the body and what it is there to do: "face all move". */
const onlyWorks = (clause: Clause, scene: ClauseScene): boolean => {
  const { lexicon, words } = scene
  const places = placesIn(clause, scene)
  const isPlace = (i: number): boolean => places.some((p) => p.from <= i && i < p.to)
  if (places.length === 0 || has(scene.signs, clause) || isDenied(clause, scene)) return false
  return wordsIn(clause, scene).every((w, n) => {
    const i = clause.from + n
    if (isPlace(i) || words[i]?.kind !== 'word') return true
    return (
      !lexicon.barely.has(w.word) && (lexicon.works.has(w.base) || lexicon.isSmall(w) || lexicon.clauses.has(w.word))
    )
  })
}

/** Where a likeness begins that says a sign again: "looks like brown sugar", "as if I stayed in the sun". -1 = nowhere. */
export const likenessAt = (clause: Clause, scene: ClauseScene): number => {
  const { clauses, lexicon } = scene
  const offset = wordsIn(clause, scene).findIndex((w) => lexicon.likeness.has(w.word))
  const before = clauses.list[clause.index - 1]
  const isNear = (c: Clause | undefined): boolean => c !== undefined && has(scene.present, c)
  if (offset >= 0) {
    const at = clause.from + offset
    const isTold =
      isNear(before) ||
      isNear(clauses.list[clause.index + 1]) ||
      clauses.ofSentence(clause.sentence).some((c) => c.index < clause.index && isNear(c))
    return isTold || scene.present.subarray(clause.from, at).includes(1) ? at : -1
  }
  // "puffy, as if someone had pumped it up": the `if` opens a clause of its own
  const isAsIf = (clause.opener === 'if' || clause.opener === 'though') && scene.words[clause.from - 1]?.word === 'as'
  if (isAsIf && (isNear(before) || isNear(clauses.list[clause.index - 2]))) return clause.from
  // "tingly like after a mint shampoo": the likeness goes on over a conjunction of time
  const goesOn = before?.sentence === clause.sentence && lexicon.goesOn.has(clause.opener)
  return goesOn && likenessAt(before, scene) >= 0 ? clause.from : -1
}

/** Small words, times and remarks: nothing of their own from `from` to `to`. */
export const isBare = (from: number, to: number, { words, lexicon, covered }: ClauseScene): boolean => {
  for (let i = from; i < to; i++) {
    const word = words[i]
    if (word?.kind !== 'word' || covered[i] === 1) continue
    if (!lexicon.isSmall(word) && !lexicon.clauses.has(word.word) && !lexicon.passes.has(word.word)) return false
  }
  return true
}

// a pronoun and what it is, in one word
const IT_IS: ReadonlySet<string> = new Set(['its', 'thats', 'theyre', 'theres'])
const BE = 'be'

/** Where, at `from` or behind it, the clause goes on to what something is: the "it's" of "when I touch it it's soggy". Its end where it does not. */
export const toldAnew = (from: number, { to }: Clause, { words, lexicon }: ClauseScene): number => {
  for (let i = from; i < to; i++) {
    const [word, next] = [words[i]?.word ?? '', words[i + 1]]
    const isSubject = lexicon.pronouns.has(word) && (next?.base === BE || lexicon.pronouns.has(next?.word ?? ''))
    if (IT_IS.has(word) || isSubject) return i
  }
  return to
}
