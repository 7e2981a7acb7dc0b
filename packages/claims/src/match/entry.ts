import type { Element, Pattern } from './element.ts'
import { PHRASE, SINGLE } from './words.ts'

/** A pattern as it is looked for from its rarest word, element `at`. What must stand near is looked at first: there most fail. */
export interface Entry {
  readonly pattern: Pattern
  readonly at: number
  readonly element: Element
  /** the nearest element after it that must be there, and the one before it */
  readonly next: Near
  readonly before: Near
  /** sets that must stand beside it */
  readonly besideSets: readonly number[]
}

/** What must stand near: a set of words, NOTHING, or START: the beginning of the sentence. */
interface Near {
  readonly set: number
  /** how many words off it may begin at most, counted from the end of the word or phrase of the element; one more is the word itself */
  readonly reach: number
}

export const NOTHING = -1
export const START = -2

/** Elements that may be absent lie between: each may be its longest phrase, with its gap. */
const room = ({ isOptional, gap, longest }: Element): number => gap + (isOptional ? longest : 0)

function nextOf({ elements }: Pattern, at: number): Near {
  let reach = 0
  for (const element of elements.slice(at + 1)) {
    if (isBound(element)) return { set: element.set, reach: reach + element.gap }
    reach += room(element)
  }
  return { set: NOTHING, reach: 0 }
}

function beforeOf({ elements }: Pattern, at: number): Near {
  let reach = elements[at]?.gap ?? 0
  for (const element of elements.slice(0, at).toReversed()) {
    if (isBound(element)) return { set: element.set, reach: reach + element.longest }
    if (element.anchor === 'start') return { set: START, reach }
    reach += room(element)
  }
  return { set: NOTHING, reach: 0 }
}

/** Must the element match a word? */
const isBound = ({ isOptional, isNot, anchor }: Element): boolean => !isOptional && !isNot && anchor === null

/** A pattern from its rarest word on, with what must stand near it. */
export const entryOf = (pattern: Pattern, at: number, element: Element): Entry => ({
  pattern,
  at,
  element,
  next: nextOf(pattern, at),
  before: beforeOf(pattern, at),
  besideSets: pattern.beside.flatMap(({ element: { set }, isNot }) => (isNot ? [] : [set])),
})

/**
 * The entries of every word, in one row of numbers each, so that most of them are ruled out without a look at the pattern. The rows of
 * word `w` are those from `starts[w]` up to `starts[w + 1]`, in steps of `ROW`.
 */
export interface Rows {
  readonly starts: Int32Array
  readonly rows: Int32Array
}

export interface Index {
  readonly entries: readonly Entry[]
  /** of a word that begins no phrase with the one behind it, as most do */
  readonly alone: Rows
  /** of a word that begins one of some set */
  readonly inPhrase: Rows
}

/**
 * Numbers in a row: the entry; its set where only a phrase of it begins with the word, WHOLE where the word is all of the pattern, else
 * NOTHING; the set that must follow, or NOTHING, and how many words on it may begin; the set that must stand before, NOTHING or START,
 * and how many words back it may begin.
 */
export const ROW = 6
export const AT = { entry: 0, phraseOf: 1, nextSet: 2, nextReach: 3, beforeSet: 4, beforeReach: 5 } as const
export const WHOLE = -2

/** An entry as it is filed under a word. `kind`: SINGLE where the word alone is in its set, PHRASE where it begins a phrase of it, or both. */
export interface Filed {
  readonly entry: Entry
  readonly kind: number
}

/** @param byWord the entries of each word, in the order in which they are tried; @param words how many words there are */
export function indexOf(byWord: readonly (readonly Filed[] | undefined)[], words: number): Index {
  const entries = [...new Set(byWord.flatMap((list) => list?.map(({ entry }) => entry) ?? []))]
  const numbers = new Map(entries.map((entry, i) => [entry, i]))
  const rowsWhere = (isPhrase: boolean): Rows => {
    const starts = new Int32Array(words + 1)
    const rows: number[] = []
    for (let word = 0; word < words; word++) {
      starts[word] = rows.length
      for (const filed of byWord[word] ?? []) {
        const { entry } = filed
        const { element, pattern, next, before } = entry
        const kind = isPhrase ? filed.kind : filed.kind & SINGLE
        if (kind === 0) continue
        const isWhole = kind === SINGLE && pattern.elements.length === 1 && pattern.beside.length === 0
        const phraseOf = kind === PHRASE ? element.set : isWhole ? WHOLE : NOTHING
        const length = kind === SINGLE ? 1 : element.longest
        rows.push(numbers.get(entry) ?? 0, phraseOf, next.set, length + next.reach, before.set, before.reach)
      }
    }
    starts[words] = rows.length
    return { starts, rows: Int32Array.from(rows) }
  }
  return { entries, alone: rowsWhere(false), inPhrase: rowsWhere(true) }
}
