import type { Knowledge, Scene } from '@anagen/kb'
import { SCENE_SLOTS } from './learnt-lexicon.ts'
import type { Lexicon } from './lexicon.ts'
import { once } from './once.ts'

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
  readonly opening: Slot
  readonly others: readonly Slot[]
  readonly not: Slot
}
export interface Filed {
  readonly scene: Scene
  /** read when a text has a word that may open the scene: few texts meet many */
  readonly read: () => Slots
}
/** Tells of a word, by its id, which of the possible scenes it may open. */
type Openable = (id: number) => readonly Filed[]
interface SceneIndex {
  /** @param ids of all words of a text, as written and as bases: only scenes of which each slot finds a word among them are possible */
  readonly openableWith: (ids: readonly number[]) => Openable
  readonly negations: ReadonlySet<string>
}

const NO_SCENES: readonly Filed[] = []

const push = <T>(into: Map<number, T[]>, key: number, item: T): void => {
  const list = into.get(key)
  if (!list) into.set(key, [item])
  else if (!list.includes(item)) list.push(item)
}

const slotOf = (texts: readonly string[], { forms, files, read, idOf }: Lexicon): Slot => {
  const negated = new Set(files.conditions.negated)
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
  opening: slotOf(opening, lexicon),
  others: others.map((slot) => slotOf(slot, lexicon)),
  not: slotOf(not, lexicon),
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
    const fresh = { scene, read: once(() => slotsOf(scene, lexicon)) }
    filed.set(n, fresh)
    return fresh
  }
  const openableWith = (ids: readonly number[]): Openable => {
    const found = new Uint8Array(filled.length)
    for (const id of ids)
      for (let n = fills[id] ?? 0; n < (fills[id + 1] ?? 0); n++) {
        const filler = fillers[n] ?? 0
        const scene = Math.floor(filler / SCENE_SLOTS)
        found[scene] = (found[scene] ?? 0) | (1 << (filler % SCENE_SLOTS))
      }
    return (id) => {
      let openable: Filed[] | null = null
      for (let n = opens[id] ?? 0; n < (opens[id + 1] ?? 0); n++) {
        const scene = openers[n] ?? 0
        if (found[scene] !== filled[scene]) continue
        openable ??= []
        openable.push(filedAt(scene))
      }
      return openable ?? NO_SCENES
    }
  }
  return { openableWith, negations: new Set([...conditions.negated, ...grammar.after]) }
}

const built = new WeakMap<Knowledge, SceneIndex>()
/** The scenes of the knowledge by the words that may open them, made once. */
export const sceneIndexOf = (knowledge: Knowledge, lexicon: Lexicon): SceneIndex => {
  const known = built.get(knowledge)
  if (known) return known
  const fresh = build(knowledge.vocabulary.scenes, lexicon)
  built.set(knowledge, fresh)
  return fresh
}
