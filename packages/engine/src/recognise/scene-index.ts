import type { Scene } from '@anagen/kb'
import { SCENE_SLOTS } from './learnt-lexicon.ts'
import type { Lexicon } from './lexicon.ts'
import { once } from './once.ts'
import { perLexicon } from './per-lexicon.ts'
import { type WriteOut, writeOutBy } from './written-out.ts'

/** One way to fill a slot: its words as written and as bases, in order. */
export interface Alternative {
  readonly words: readonly string[]
  readonly bases: readonly string[]
  /** of each word: any inflection of it counts; of small words only the one written: the "felt" of a hat is no "feel" */
  readonly bends: readonly boolean[]
  /** it holds a negation of its own: "can't keep up" */
  readonly isLack: boolean
}
/** Alternatives by their first word, as written and as base, by its id. */
export type Slot = ReadonlyMap<number, readonly Alternative[]>
interface Slots {
  readonly opening: () => Slot
  readonly others: readonly (() => Slot)[]
  readonly not: () => Slot
}
export interface Filed {
  readonly scene: Scene
  /** its place in the vocabulary */
  readonly place: number
  /** each is read when it is first asked for: few texts meet many scenes, and few scenes of a text get to what excludes them */
  readonly slots: Slots
}
/** The scenes that a text may tell: each slot of them finds a word in it. */
export interface Possible {
  /** those that the words at a place of the text may open, each once */
  readonly openedAt: (at: number) => readonly Filed[]
  /** the first word of the text, at `from` or behind it, that may begin to fill a slot; -1: there is none. The first slot is not counted */
  readonly fillerFrom: (from: number, filed: Filed, slot: number) => number
  /** lets go of those before `from`, which nobody asks for again: a long text is read no slower than many short ones */
  readonly letGo: (from: number, filed: Filed, slot: number) => void
}
interface SceneIndex {
  /** @param ids of the words of a text as written, @param bases as bases */
  readonly possibleIn: (ids: readonly number[], bases: readonly number[]) => Possible
  readonly negations: ReadonlySet<string>
}

const NO_SCENES: readonly Filed[] = []
const NONE = -1
const PAIR = 2

const push = <T>(into: Map<number, T[]>, key: number, item: T): void => {
  const list = into.get(key)
  if (!list) into.set(key, [item])
  else if (!list.includes(item)) list.push(item)
}

const writeOutOf = perLexicon(({ files }) => writeOutBy(files))
const negatedWords = perLexicon(({ files }): ReadonlySet<string> => new Set(files.conditions.negated))

const slotOf = (texts: readonly string[], lexicon: Lexicon, writeOut: WriteOut = () => []): Slot => {
  const { forms, read, idOf } = lexicon
  const negated = negatedWords(lexicon)
  const slot = new Map<number, Alternative[]>()
  // the longest first: "yellow green" before "yellow"
  const all = texts
    .map(read)
    .flatMap((words) => [words, ...writeOut(words)])
    .sort((a, b) => b.length - a.length)
  for (const words of all) {
    const bases = words.map(forms.base)
    const isLack = words.some((w) => negated.has(w) || w.startsWith('cant') || w.startsWith('wont'))
    const bends = bases.map((base) => !lexicon.isSmall({ word: base, base }))
    const one: Alternative = { words, bases, bends, isLack }
    push(slot, idOf(words[0] ?? ''), one)
    push(slot, idOf(bases[0] ?? ''), one)
  }
  return slot
}

const slotsOf = ({ sign, slots: [opening = [], ...others], not }: Scene, lexicon: Lexicon): Slots => {
  const writeOut = lexicon.knowledge.signs[sign]?.neverCalm === false ? undefined : writeOutOf(lexicon)
  return {
    opening: once(() => slotOf(opening, lexicon, writeOut)),
    others: others.map((slot) => once(() => slotOf(slot, lexicon, writeOut))),
    not: once(() => slotOf(not, lexicon)),
  }
}

const build = (scenes: readonly Scene[], lexicon: Lexicon): SceneIndex => {
  const { conditions, grammar } = lexicon.files
  const { opens, openers, fills, fillers, filled } = lexicon.scenes
  const filed: Filed[] = []
  const filedAt = (n: number): Filed => {
    const known = filed[n]
    if (known) return known
    // learnt of the same knowledge: there is a scene at each place
    const scene = scenes[n] as Scene
    const fresh = { scene, place: n, slots: slotsOf(scene, lexicon) }
    filed[n] = fresh
    return fresh
  }
  const possibleIn = (ids: readonly number[], bases: readonly number[]): Possible => {
    const found = new Uint8Array(filled.length)
    // of each filler: where its words begin in `ats`, counted from 1, and from each of them to its next
    const heads = new Int32Array(filled.length * SCENE_SLOTS)
    const ats = [NONE]
    const nexts = [0]
    const isFollowed = (at: number, next: number): boolean => next < 0 || bases[at + 1] === next || ids[at + 1] === next
    const file = (id: number, at: number): void => {
      const end = fills[id + 1] ?? 0
      for (let n = fills[id] ?? 0; n < end; n += PAIR) {
        if (!isFollowed(at, fillers[n + 1] ?? NONE)) continue
        const filler = fillers[n] ?? 0
        const scene = Math.floor(filler / SCENE_SLOTS)
        found[scene] = (found[scene] ?? 0) | (1 << (filler % SCENE_SLOTS))
        const head = heads[filler] ?? 0
        if (ats[head] === at) continue
        nexts.push(head)
        heads[filler] = ats.push(at) - 1
      }
    }
    const open = (id: number, at: number, opened: readonly Filed[]): readonly Filed[] => {
      let more: Filed[] | null = null
      const end = opens[id + 1] ?? 0
      for (let n = opens[id] ?? 0; n < end; n += PAIR) {
        const scene = openers[n] ?? 0
        if (found[scene] !== filled[scene] || !isFollowed(at, openers[n + 1] ?? NONE)) continue
        const filed = filedAt(scene)
        more ??= [...opened]
        if (!more.includes(filed)) more.push(filed)
      }
      return more ?? opened
    }
    const nextFrom = (from: number, filler: number): number => {
      let n = heads[filler] ?? 0
      while (n > 0 && (ats[n] ?? 0) < from) n = nexts[n] ?? 0
      return n
    }
    // from the last word to the first: each is put before those behind it
    for (let at = ids.length - 1; at >= 0; at--) {
      const [id = NONE, base = NONE] = [ids[at], bases[at]]
      file(id, at)
      if (base !== id) file(base, at)
    }
    return {
      openedAt: (at) => {
        const [id = NONE, base = NONE] = [ids[at], bases[at]]
        const byBase = open(base, at, NO_SCENES)
        return base === id ? byBase : open(id, at, byBase)
      },
      fillerFrom: (from, { place }, slot) => ats[nextFrom(from, place * SCENE_SLOTS + slot)] ?? NONE,
      letGo: (from, { place }, slot) => {
        const filler = place * SCENE_SLOTS + slot
        heads[filler] = nextFrom(from, filler)
      },
    }
  }
  return { possibleIn, negations: new Set([...conditions.negated, ...grammar.after]) }
}

/** The scenes of the knowledge by the words that may tell them, made once. */
export const sceneIndexOf = perLexicon((lexicon) => build(lexicon.knowledge.vocabulary.scenes, lexicon))
