import type { Scene } from '@anagen/kb'
import { SCENE_SLOTS } from './learnt-lexicon.ts'
import type { Lexicon } from './lexicon.ts'
import { once } from './once.ts'
import { perLexicon } from './per-lexicon.ts'

/** One way to fill a slot: its words as written and as bases, in order. */
export interface Alternative {
  readonly words: readonly string[]
  readonly bases: readonly string[]
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
  /** those that a word, by its id, may open */
  readonly openedBy: (id: number) => readonly Filed[]
  /** the words of the text that may begin to fill a slot, the first not counted, in order */
  readonly fillersOf: (filed: Filed, slot: number) => readonly number[]
}
interface SceneIndex {
  /** @param ids of the words of a text as written, @param bases as bases */
  readonly possibleIn: (ids: readonly number[], bases: readonly number[]) => Possible
  readonly negations: ReadonlySet<string>
}

const NO_SCENES: readonly Filed[] = []
const NO_WORDS: readonly number[] = []

const push = <T>(into: Map<number, T[]>, key: number, item: T): void => {
  const list = into.get(key)
  if (!list) into.set(key, [item])
  else if (!list.includes(item)) list.push(item)
}

const negatedWords = perLexicon(({ files }): ReadonlySet<string> => new Set(files.conditions.negated))

const slotOf = (texts: readonly string[], lexicon: Lexicon): Slot => {
  const { forms, read, idOf } = lexicon
  const negated = negatedWords(lexicon)
  const slot = new Map<number, Alternative[]>()
  // the longest first: "yellow green" before "yellow"
  const all = texts.map(read).sort((a, b) => b.length - a.length)
  for (const words of all) {
    const bases = words.map(forms.base)
    const isLack = words.some((w) => negated.has(w) || w.startsWith('cant') || w.startsWith('wont'))
    const one: Alternative = { words, bases, isLack }
    push(slot, idOf(words[0] ?? ''), one)
    push(slot, idOf(bases[0] ?? ''), one)
  }
  return slot
}

const slotsOf = ({ slots: [opening = [], ...others], not }: Scene, lexicon: Lexicon): Slots => ({
  opening: once(() => slotOf(opening, lexicon)),
  others: others.map((slot) => once(() => slotOf(slot, lexicon))),
  not: once(() => slotOf(not, lexicon)),
})

const build = (scenes: readonly Scene[], lexicon: Lexicon): SceneIndex => {
  const { conditions, grammar } = lexicon.files
  const { opens, openers, fills, fillers, filled } = lexicon.scenes
  const filed = new Map<number, Filed>()
  const filedAt = (n: number): Filed => {
    const known = filed.get(n)
    if (known) return known
    // learnt of the same knowledge: there is a scene at each place
    const scene = scenes[n] as Scene
    const fresh = { scene, place: n, slots: slotsOf(scene, lexicon) }
    filed.set(n, fresh)
    return fresh
  }
  const possibleIn = (ids: readonly number[], bases: readonly number[]): Possible => {
    const found = new Uint8Array(filled.length)
    const eachFiller = (visit: (filler: number, at: number) => void): void => {
      for (let at = 0; at < ids.length; at++) {
        const id = ids[at] ?? -1
        const base = bases[at] ?? -1
        for (let n = fills[id] ?? 0; n < (fills[id + 1] ?? 0); n++) visit(fillers[n] ?? 0, at)
        if (base === id) continue
        for (let n = fills[base] ?? 0; n < (fills[base + 1] ?? 0); n++) visit(fillers[n] ?? 0, at)
      }
    }
    eachFiller((filler) => {
      const scene = Math.floor(filler / SCENE_SLOTS)
      found[scene] = (found[scene] ?? 0) | (1 << (filler % SCENE_SLOTS))
    })
    const isPossible = (scene: number): boolean => found[scene] === filled[scene]
    const words = new Map<number, number[]>()
    eachFiller((filler, at) => {
      if (!isPossible(Math.floor(filler / SCENE_SLOTS))) return
      const known = words.get(filler)
      if (known === undefined) words.set(filler, [at])
      else if (known.at(-1) !== at) known.push(at)
    })
    return {
      openedBy: (id) => {
        let opened: Filed[] | null = null
        for (let n = opens[id] ?? 0; n < (opens[id + 1] ?? 0); n++) {
          const scene = openers[n] ?? 0
          if (!isPossible(scene)) continue
          opened ??= []
          opened.push(filedAt(scene))
        }
        return opened ?? NO_SCENES
      },
      fillersOf: ({ place }, slot) => words.get(place * SCENE_SLOTS + slot) ?? NO_WORDS,
    }
  }
  return { possibleIn, negations: new Set([...conditions.negated, ...grammar.after]) }
}

/** The scenes of the knowledge by the words that may tell them, made once. */
export const sceneIndexOf = perLexicon((lexicon) => build(lexicon.knowledge.vocabulary.scenes, lexicon))
