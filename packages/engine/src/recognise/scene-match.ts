import type { Clause, Clauses } from './clauses.ts'
import type { Found } from './found.ts'
import type { Lexicon } from './lexicon.ts'
import type { Word } from './read-words.ts'
import type { Alternative, Filed, Possible, Slot } from './scene-index.ts'

/** The words that scenes are looked for in. */
export interface SceneText {
  readonly words: readonly Word[]
  /** of each word as written and as base */
  readonly ids: readonly number[]
  readonly bases: readonly number[]
  readonly lexicon: Lexicon
  readonly negations: ReadonlySet<string>
  /** one mark per word: in a denial of several words, or right behind it */
  readonly negated: Uint8Array
  /** words of sensations, and of the places that may stand before one */
  readonly sensed: Uint8Array
  readonly placed: Uint8Array
  readonly possible: Possible
}

const OR: ReadonlySet<string> = new Set(['or', 'nor'])
const LIKE = 'like'
const NONE: readonly Alternative[] = []

/** Right after a negation: "nothing hurts" tells no pain, nor does "no belly pain". */
const isDenied = (at: number, { words, lexicon, negations, negated, sensed, placed }: SceneText): boolean => {
  const before = words[at - 1]
  if (!before) return false
  // "never came close to fainting"
  if (negations.has(before.word) || negated[at] === 1) return true
  // "not tarry or sticky", "not like tar"
  if (OR.has(before.word) && negations.has(words[at - 3]?.word ?? '')) return true
  if (before.word === LIKE && negations.has(words[at - 2]?.word ?? '')) return true
  const isPassed = lexicon.passes.has(before.word) || (sensed[at] === 1 && placed[at - 1] === 1)
  return isPassed && negations.has(words[at - 2]?.word ?? '')
}

/** As written, or where it bends any inflection of it. */
const startsAt = ({ words: written, bases, bends }: Alternative, { words }: SceneText, at: number): boolean => {
  for (let n = 0; n < bases.length; n++) {
    const word = words[at + n]
    if (!word || (word.kind !== 'word' && word.kind !== 'number')) return false
    if (word.word !== written[n] && (word.base !== bases[n] || !bends[n])) return false
  }
  return bases.length > 0
}

interface Filled {
  readonly from: number
  /** exclusive */
  readonly to: number
  readonly isLack: boolean
}

const firstAt = (slot: Slot, id: number, text: SceneText, at: number): Filled | null => {
  for (const one of slot.get(id) ?? NONE)
    if (startsAt(one, text, at) && (one.isLack || !isDenied(at, text)))
      return { from: at, to: at + one.bases.length, isLack: one.isLack }
  return null
}

/** Which of the alternatives stands at a word, if one does. */
const fillAt = (slot: Slot, text: SceneText, at: number): Filled | null => {
  const id = text.ids[at] ?? -1
  const base = text.bases[at] ?? -1
  return firstAt(slot, id, text, at) ?? (base === id ? null : firstAt(slot, base, text, at))
}

/** Does one of the alternatives stand in `[from, to)`? */
const standsIn = (slot: Slot, text: SceneText, from: number, to: number): boolean => {
  for (let at = Math.max(0, from); at < Math.min(to, text.words.length); at++) if (fillAt(slot, text, at)) return true
  return false
}

/** May each slot be filled near the word that opens the scene? Asked of one word after the other. */
export const isFilledNear = (filed: Filed, { possible }: SceneText, at: number): boolean => {
  const { within, slots, inOrder } = filed.scene
  for (let slot = 1; slot < slots.length; slot++) {
    possible.letGo(at - within, filed, slot)
    const i = possible.fillerFrom(inOrder ? at + 1 : at - within, filed, slot)
    if (i < 0 || i > at + within) return false
  }
  return true
}

const CLAUSES_BEFORE = 8

/** A stretch of the text in which a scene is looked for: its words from, and up to but not, an index. */
export interface Stretch {
  readonly from: number
  readonly to: number
  /** a scene in it is taken back by what it is joined to, and not by what is told beside it */
  readonly isPart: boolean
}

/**
 * Where a scene that a word opens is looked for. One that may be calm: in the clause of the word, for a word of what is told beside it would else take a place
 * in it ("bunged up since the iron. motions are green with the iron"), then in the whole text and in its sentence. One that must not be missed: in the whole text, then in narrower
 * and narrower stretches round the word: its sentence, that from each of its clauses on, that up to the end of the word's own, and that clause alone.
 */
export function* stretchesRound(at: number, isGrave: boolean, words: number, clauses: Clauses): Generator<Stretch> {
  const own = clauses.of(at)
  if (!isGrave) yield { from: own.from, to: own.to, isPart: false }
  yield { from: 0, to: words, isPart: false }
  const sentence = clauses.ofSentence(own.sentence)
  const to = sentence.at(-1)?.to ?? own.to
  if (!isGrave) {
    yield { from: sentence[0]?.from ?? own.from, to, isPart: false }
    return
  }
  // what a scene needs lies no further off
  for (const { from, index } of sentence)
    if (from <= at && own.index - index <= CLAUSES_BEFORE) yield { from, to, isPart: true }
  yield { from: sentence[0]?.from ?? own.from, to: own.to, isPart: true }
  yield { from: own.from, to: own.to, isPart: true }
}

/** All slots of a scene within a stretch, near the word that opens it. */
export const matchScene = (
  filed: Filed,
  text: SceneText,
  at: number,
  within: Stretch,
  clauses: Clauses,
): Found | null => {
  const { scene } = filed
  const { opening, others, not } = filed.slots
  const first = fillAt(opening(), text, at)
  if (!first) return null
  const taken: number[] = []
  const take = ({ from, to }: Filled): void => {
    for (let i = from; i < to; i++) if (!taken.includes(i)) taken.push(i)
  }
  take(first)
  let isLack = first.isLack
  let after = first.to
  for (const [n, slot] of others.entries()) {
    const from = Math.max(within.from, scene.inOrder ? after : at - scene.within)
    const last = Math.min(within.to - 1, at + scene.within)
    let found: Filled | null = null
    let i = text.possible.fillerFrom(from, filed, n + 1)
    for (; i >= 0 && i <= last; i = text.possible.fillerFrom(i + 1, filed, n + 1)) {
      if (taken.includes(i)) continue
      found = fillAt(slot(), text, i)
      if (found) break
    }
    if (!found) return null
    take(found)
    isLack ||= found.isLack
    after = found.to
  }
  const all = taken.sort((a, b) => a - b)
  const [from = at] = all
  const to = (all.at(-1) ?? at) + 1
  // what excludes a scene stands in its clauses or right beside it
  const clause = clauses.of(from)
  const before = clauses.list[clause.index - 1]
  // "one small bruise, gone mustard": of what the clause before it spoke of
  const goesOn =
    from === clause.from &&
    text.lexicon.elliptic.has(text.words[from]?.word ?? '') &&
    before?.sentence === clause.sentence
  const start = Math.max(within.isPart ? within.from : 0, Math.min(from - 2, goesOn ? before.from : clause.from))
  const last = clauses.of(to - 1)
  // "I bruise easily anyway", but not "fresh red on the pillow, bruise on my scalp"
  const next = clauses.list[last.index + 1]
  const isJoined = !within.isPart || (next?.sentence === last.sentence && next.opener !== ',')
  const end = isJoined ? Math.max(to + 2, last.to) : last.to
  if (to - 1 - from > scene.within || standsIn(not(), text, start, end)) return null
  // "dark under my eyes, seeing perfectly"
  const isWell = (clause: Clause): boolean =>
    text.words
      .slice(clause.from, clause.to)
      .some(({ word }) => text.lexicon.well.has(word) || text.lexicon.fully.has(word))
  const later = clauses.ofSentence(last.sentence).filter((c) => c.from >= last.to && !isWell(c))
  return {
    sign: scene.sign,
    grade: scene.grade,
    isTakenBack: scene.insteadOf.length > 0 && later.some((c) => standsIn(not(), text, c.from, c.to)),
    at: all,
    from,
    to,
    head: from,
    sensation: null,
    isLack,
    insteadOf: scene.insteadOf,
  }
}
