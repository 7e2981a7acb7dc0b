import type { Knowledge, Scene } from '@anagen/kb'
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
interface SceneIndex {
  /** those that a word, by its id, may open */
  readonly openedBy: (id: number) => ReadonlySet<Filed>
  readonly negations: ReadonlySet<string>
}

export const NO_SCENES: ReadonlySet<Filed> = new Set()

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
  const filed = new Map<number, Filed>()
  const filedAt = (n: number): Filed => {
    // learnt of the same knowledge: there is a scene at each place
    const scene = scenes[n] as Scene
    const known = filed.get(n) ?? { scene, read: once(() => slotsOf(scene, lexicon)) }
    filed.set(n, known)
    return known
  }
  const opened = new Map<number, ReadonlySet<Filed>>()
  const openedBy = (id: number): ReadonlySet<Filed> => {
    if (id < 0) return NO_SCENES
    const known = opened.get(id) ?? new Set(Array.from(lexicon.scenesOpenedBy(id), filedAt))
    opened.set(id, known)
    return known
  }
  return { openedBy, negations: new Set([...conditions.negated, ...grammar.after]) }
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
