import type { Element, Pattern } from './element.ts'

/** A pattern as it is looked for from its rarest word, element `at`. What must stand near is looked at first: there most fail. */
export interface Entry {
  readonly pattern: Pattern
  readonly at: number
  readonly element: Element
  /** set of the element after it, or -1 where it may be absent, and how many words on it may begin */
  readonly nextSet: number
  readonly nextReach: number
  /** the same where the word stands alone */
  readonly nextGap: number
  /** set of the element before it, or -1, and how many words back it may begin */
  readonly beforeSet: number
  readonly beforeReach: number
  /** sets that must stand beside it */
  readonly besideSets: readonly number[]
}

/** Must the element match a word? */
const isBound = (element: Element | undefined): element is Element =>
  element !== undefined && !element.isOptional && !element.isNot && element.anchor === null

/** A pattern from its rarest word on, with what must stand near it. */
export function entryOf(pattern: Pattern, at: number, element: Element): Entry {
  const next = pattern.elements[at + 1]
  const before = pattern.elements[at - 1]
  return {
    pattern,
    at,
    element,
    nextSet: isBound(next) ? next.set : -1,
    nextReach: isBound(next) ? element.longest + next.gap : 0,
    nextGap: isBound(next) ? 1 + next.gap : 0,
    beforeSet: isBound(before) ? before.set : -1,
    beforeReach: isBound(before) ? element.gap + before.longest : 0,
    besideSets: pattern.beside.flatMap(({ element: { set }, isNot }) => (isNot ? [] : [set])),
  }
}

/**
 * The entries of every word, in one row of numbers each, so that most of them are ruled out without a look at the pattern. The rows of
 * word `w` are those from `starts[w]` up to `starts[w + 1]`, in steps of `ROW`.
 */
export interface Index {
  readonly entries: readonly Entry[]
  readonly starts: Int32Array
  readonly rows: Int32Array
}

/** Numbers in a row: the entry, its set where only a phrase of it begins with the word, else -1, then as in `Entry`. */
export const ROW = 7
export const AT = { entry: 0, phraseOf: 1, nextSet: 2, nextReach: 3, nextGap: 4, beforeSet: 5, beforeReach: 6 } as const

const PHRASE = 2

/** @param byWord the entries of each word, in the order in which they are tried */
export function indexOf(byWord: readonly (readonly Entry[] | undefined)[], kinds: Uint8Array, width: number): Index {
  const entries = [...new Set(byWord.flatMap((list) => list ?? []))]
  const numbers = new Map(entries.map((entry, i) => [entry, i]))
  const words = kinds.length / width
  const starts = new Int32Array(words + 1)
  const rows: number[] = []
  for (let word = 0; word < words; word++) {
    starts[word] = rows.length
    for (const entry of byWord[word] ?? []) {
      const { set } = entry.element
      const phraseOf = kinds[word * width + set] === PHRASE ? set : -1
      const { nextSet, nextReach, nextGap, beforeSet, beforeReach } = entry
      rows.push(numbers.get(entry) ?? 0, phraseOf, nextSet, nextReach, nextGap, beforeSet, beforeReach)
    }
  }
  starts[words] = rows.length
  return { entries, starts, rows: Int32Array.from(rows) }
}
