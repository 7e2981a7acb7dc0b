/** A lexical class. `words`, per word: 1 it matches alone, 2 a phrase begins with it, 3 both. */
export interface WordClass {
  readonly words: Uint8Array
}

/** One element, ready to match. `set`: the column of its words in the table of kinds. */
export interface Element {
  readonly set: number
  readonly phrases: ReadonlyMap<number, readonly (readonly number[])[]>
  /** words of its longest phrase, at least 1 */
  readonly longest: number
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
