/** A lexical class. `words`, per word: 1 it matches alone, 2 a phrase begins with it, 3 both. */
export interface WordClass {
  readonly words: Uint8Array
}

/** One element, ready to match. `set`: the column of its words in the table of kinds. */
export interface Element {
  readonly set: number
  readonly phrases: ReadonlyMap<number, readonly (readonly number[])[]>
  readonly isOptional: boolean
  readonly isNot: boolean
  readonly gap: number
  readonly anchor: 'start' | 'end' | null
}

export interface Pattern {
  /** such as `painless/says` or `frame/denies` */
  readonly group: string
  /** its two parts: `painless` and `says` */
  readonly owner: string
  readonly part: string
  readonly text: string
  readonly elements: readonly Element[]
  /** what must, or must not, stand in the same clause */
  readonly beside: readonly Beside[]
}

/** What must, or must not, stand in the same clause as the words of a pattern, in any order. */
export interface Beside {
  readonly element: Element
  readonly isNot: boolean
}

/** A pattern as it is looked for from its rarest word, element `at`. What must stand near is looked at first: there most fail. */
export interface Entry {
  readonly pattern: Pattern
  readonly at: number
  readonly element: Element
  /** set of the element after it, or -1 where it may be absent, and how many words on it may begin */
  readonly nextSet: number
  readonly nextReach: number
  /** set of the element before it, or -1, and how many words back it may begin */
  readonly beforeSet: number
  readonly beforeReach: number
}

const longest = ({ phrases }: Element): number =>
  [...phrases.values()].flat().reduce((most, row) => Math.max(most, row.length), 1)

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
    nextReach: isBound(next) ? longest(element) + next.gap : 0,
    beforeSet: isBound(before) ? before.set : -1,
    beforeReach: isBound(before) ? element.gap + longest(before) : 0,
  }
}
