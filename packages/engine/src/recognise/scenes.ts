import type { Scene } from '@anagen/kb'
import type { Annotated } from './annotate.ts'
import type { Clauses } from './clauses.ts'
import type { Found } from './found.ts'
import type { Lexicon } from './lexicon.ts'
import { once } from './once.ts'
import type { Word } from './read-words.ts'
import { type Alternative, type Filed, type Possible, type Slot, sceneIndexOf } from './scene-index.ts'
import { isToldWell } from './told-well.ts'

interface Text {
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
const isDenied = (at: number, { words, lexicon, negations, negated, sensed, placed }: Text): boolean => {
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
const startsAt = ({ words: written, bases, bends }: Alternative, { words }: Text, at: number): boolean => {
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

const firstAt = (slot: Slot, id: number, text: Text, at: number): Filled | null => {
  for (const one of slot.get(id) ?? NONE)
    if (startsAt(one, text, at) && (one.isLack || !isDenied(at, text)))
      return { from: at, to: at + one.bases.length, isLack: one.isLack }
  return null
}

/** Which of the alternatives stands at a word, if one does. */
const fillAt = (slot: Slot, text: Text, at: number): Filled | null => {
  const id = text.ids[at] ?? -1
  const base = text.bases[at] ?? -1
  return firstAt(slot, id, text, at) ?? (base === id ? null : firstAt(slot, base, text, at))
}

/** Does one of the alternatives stand in `[from, to)`? */
const standsIn = (slot: Slot, text: Text, from: number, to: number): boolean => {
  for (let at = Math.max(0, from); at < Math.min(to, text.words.length); at++) if (fillAt(slot, text, at)) return true
  return false
}

/** May each slot be filled near the word that opens the scene? Asked of one word after the other. */
const isFilledNear = (filed: Filed, { possible }: Text, at: number): boolean => {
  const { within, slots, inOrder } = filed.scene
  for (let slot = 1; slot < slots.length; slot++) {
    possible.letGo(at - within, filed, slot)
    const i = possible.fillerFrom(inOrder ? at + 1 : at - within, filed, slot)
    if (i < 0 || i > at + within) return false
  }
  return true
}

/** All slots of a scene, near the word that opens it. */
const match = (filed: Filed, text: Text, at: number, clauses: Clauses): Found | null => {
  const { scene } = filed
  // else the words are not read for it
  if (!isFilledNear(filed, text, at)) return null
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
    const from = scene.inOrder ? after : at - scene.within
    let found: Filled | null = null
    let i = text.possible.fillerFrom(from, filed, n + 1)
    for (; i >= 0 && i <= at + scene.within; i = text.possible.fillerFrom(i + 1, filed, n + 1)) {
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
  const start = Math.min(from - 2, goesOn ? before.from : clause.from)
  const end = Math.max(to + 2, clauses.of(to - 1).to)
  if (to - 1 - from > scene.within || standsIn(not(), text, start, end)) return null
  return {
    sign: scene.sign,
    grade: scene.grade,
    at: all,
    from,
    to,
    head: from,
    sensation: null,
    isLack,
    insteadOf: scene.insteadOf,
  }
}

// a sentence that goes on about somebody names them so early
const SOON = 3

/** Within one sentence, or the next one goes on about the same: "my son got the bottle. He drank some." */
const isOneStory = ({ at }: Found, words: readonly Word[], clauses: Clauses, { pronouns, persons }: Lexicon): boolean =>
  at.every((i, n) => {
    const before = at[n - 1]
    if (before === undefined || clauses.of(before).sentence === clauses.of(i).sentence) return true
    let start = i
    while (start > before && words[start - 1]?.kind !== 'stop') start--
    return words.slice(start, start + SOON).some((w) => pronouns.has(w.word) || persons.has(w.word))
  })

// "blue tinge on my parting after the serum, looks like": so many clauses may lie between
const REACH = 2

/** "pink where the jabs went, looks like I leaned on a biro": a likeness right beside what it is said of says that again. */
const withoutEchoes = (
  scenes: ReadonlyMap<Scene, Found>,
  told: readonly Found[],
  clauses: Clauses,
): readonly Found[] => {
  const plain = [...told, ...[...scenes].flatMap(([scene, f]) => (scene.isLikeness ? [] : [f]))]
  const isEcho = (f: Found): boolean => {
    const own = clauses.of(f.from)
    return plain.some((other) => {
      const { sentence, index } = clauses.of(other.from)
      const isNear = sentence === own.sentence && Math.abs(index - own.index) <= REACH
      return isNear && other.sign !== f.sign && !f.insteadOf?.includes(other.sign)
    })
  }
  return [...scenes].flatMap(([scene, f]) => (scene.isLikeness && isEcho(f) ? [] : [f]))
}

const marked = (count: number, stretches: readonly { readonly from: number; readonly to: number }[]): Uint8Array => {
  const marks = new Uint8Array(count)
  for (const { from, to } of stretches) marks.fill(1, from, to)
  return marks
}

/**
 * Signs told by words that stand near each other (knowledge/says, `scenes`). Each scene is found once.
 * @param told signs found otherwise, @param absorbed words that describe them: a scene made only of these adds nothing ("the bruise from the blood test turned green")
 */
export const scenesIn = (
  words: readonly Word[],
  annotated: Annotated,
  told: readonly Found[],
  absorbed: readonly number[],
  clauses: Clauses,
  lexicon: Lexicon,
): readonly Found[] => {
  const { remarks, places } = annotated
  const { possibleIn, negations } = sceneIndexOf(lexicon)
  const ids = words.map(({ word }) => lexicon.idOf(word))
  const bases = words.map(({ base }) => lexicon.idOf(base))
  const possible = possibleIn(ids, bases)
  const text: Text = {
    words,
    ids,
    bases,
    lexicon,
    possible,
    negations,
    negated: marked(
      words.length + 1,
      remarks.flatMap((r) =>
        r.entry.kind === 'negator' && r.to - r.from > 1 ? [{ from: r.from + 1, to: r.to + 1 }] : [],
      ),
    ),
    sensed: marked(words.length, []),
    placed: marked(words.length, places),
  }
  for (const { at } of annotated.sensations) for (const i of at) text.sensed[i] = 1
  // few texts tell any scene
  const known = once(() => {
    const marks = marked(words.length, [...places, ...remarks.filter((r) => r.entry.kind === 'context')])
    for (const { at } of told) for (const i of at) marks[i] = 1
    for (const i of absorbed) marks[i] = 1
    return marks
  })
  const signsTold = once(() => new Set(told.map((f) => f.sign)))
  const found = new Map<Scene, Found>()
  const tryAt = (filed: Filed, at: number): void => {
    const one = found.has(filed.scene) ? null : match(filed, text, at, clauses)
    if (one === null || isToldWell(one, words, annotated, clauses, lexicon)) return
    // a scene with a grade of its own says more than its words do one by one
    const says = one.grade !== null || (one.insteadOf?.length ?? 0) > 0
    const isTold = signsTold().has(one.sign)
    // what never calms is told rather twice than not at all
    const isGrave = lexicon.knowledge.signs[one.sign]?.neverCalm === true && !isTold
    const isNews = says || isGrave || !one.at.every((i) => known()[i] === 1)
    if (isNews && isOneStory(one, words, clauses, lexicon)) found.set(filed.scene, one)
  }
  for (let at = 0; at < words.length; at++) for (const filed of possible.openedAt(at)) tryAt(filed, at)
  return withoutEchoes(found, told, clauses)
}
