import type { Remark, SensationPhrase } from './learnt.ts'
import type { AsideSource, AsideWords } from './learnt-asides.ts'
import type { PhraseTree } from './phrases.ts'

/** What a word is, as bits of `LearntLexicon.kinds`. */
export const KIND = { context: 1, small: 2, symptom: 4, other: 8 } as const

/** In `LearntLexicon.lone`: a sign, counted from 1, times this, and its grade. */
export const LONE_GRADES = 8

/** In `LearntLexicon.echoes`: a sign that never calms is told with the word too. */
export const GRAVE = 1 << 31

/** The bit of a group of signs in `LearntLexicon.echoes`; a group too many is taken for grave. */
export const groupBit = (groups: readonly string[], group: string): number => {
  const n = groups.indexOf(group)
  if (n < 0) return 0
  return n < 31 ? 1 << n : GRAVE
}

/** In `LearntLexicon.fillers`: no scene has so many slots (packages/kb/src/schema/says.ts). */
export const SCENE_SLOTS = 8

/** A sign told by a phrase takes four places in `LearntLexicon.signEntries`. */
export const SIGN_ENTRY = { sign: 0, grade: 1, isExact: 2, written: 3, size: 4 } as const

/**
 * All that is learnt from the phrases of a knowledge base, flat: lists of numbers and few texts, so that it can be kept in a file and is
 * ready as soon as it is read. Words are meant by their id in the word table, signs by their place in `lists.signs`.
 */
export interface LearntLexicon extends AsideWords {
  /** digest of the knowledge that it is learnt from */
  readonly digest: string
  readonly lists: {
    readonly signs: readonly string[]
    readonly remarks: readonly Remark[]
    readonly places: readonly string[]
    readonly sensations: readonly SensationPhrase[]
    /** groups of signs, by their bit in `echoes` */
    readonly groups: readonly string[]
    /** first letter and length -> a stretch of `candidates` */
    readonly shelves: { readonly [shelf: string]: readonly [from: number, to: number] }
    readonly asides: AsideSource
  }
  /** the word table (word-table.ts) */
  readonly words: string
  readonly starts: Int32Array
  readonly buckets: Int32Array
  /** of each word: bits of KIND */
  readonly kinds: Int32Array
  /** of each word: the word that is its base */
  readonly bases: Int32Array
  /** what a misspelt word may mean, by first letter and length, likeliest first */
  readonly candidates: Int32Array
  /** of each word: 0, or the sign that it tells by itself and its grade: see LONE_GRADES */
  readonly lone: Int32Array
  /** of each word: a bit for each group of signs that is told with it, and GRAVE */
  readonly echoes: Int32Array
  /** of each word: the scenes that it may open, a stretch of `openers` from here up to where that of the next begins */
  readonly opens: Int32Array
  /** in pairs: a scene, by its place in the vocabulary, and the base of the word that must follow, -1 where any may */
  readonly openers: Int32Array
  /** of each word: the other slots of scenes that it may begin to fill, a stretch of `fillers` likewise */
  readonly fills: Int32Array
  /** in pairs: a scene, by its place, times SCENE_SLOTS, and the place of the slot in it; the base of the word that must follow */
  readonly fillers: Int32Array
  /** of each scene: the places of these slots, as bits */
  readonly filled: Int32Array
  /** sign, grade, only as written?, place of its words in `signWords`: see SIGN_ENTRY; the words end where those of the next begin */
  readonly signEntries: Int32Array
  readonly signWords: Int32Array
  readonly signs: PhraseTree
  readonly remarks: PhraseTree
  readonly places: PhraseTree
  readonly sensations: PhraseTree
}
