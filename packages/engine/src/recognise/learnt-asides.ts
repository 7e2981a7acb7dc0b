/** What an aside tells: what must not be passed over, how slight a sign is, that it eases, what one makes of it, a time, or nothing of a body; `asked` and `regained` only where it is a question. */
export const ASIDES = ['never', 'asked', 'regained', 'mild', 'better', 'beside', 'dated', 'passed'] as const
export type AsideTells = (typeof ASIDES)[number]

/** So many sets of words are kept of each pattern of which a clause must have one word each. */
export const KEYS = 2

/** In a row of bits: so many patterns are told by one number. */
export const BITS = 32

/** The patterns of asides.yaml for a machine that matches text. */
export interface AsideSource {
  /** what may lead a clause, what may lead one that tells of a sign, what may close it */
  readonly leads: string
  readonly leadsOfIt: string
  readonly tails: string
  /** in the order in which they are tried */
  readonly patterns: readonly { readonly tells: AsideTells; readonly source: string }[]
}

/** The words of the patterns: by their ids what each of them may stand in. */
export interface AsideWords {
  /** the words by id, sorted */
  readonly asideWords: Int32Array
  /**
   * Of each of these words `1 + KEYS` rows with a bit for each pattern: it may have the word; the word is of its first set, of its second. Behind
   * the last word stand the rows of none: the patterns that have no first or second set.
   */
  readonly asideRows: Int32Array
}

/** How many numbers a row has. */
export const widthOf = (patterns: number): number => Math.ceil(patterns / BITS)

/** Writes down which words each pattern may have, and must. */
export const rowsOfAsides = (
  patterns: readonly { readonly words: ReadonlySet<string>; readonly keys: readonly ReadonlySet<string>[] }[],
  idOf: (word: string) => number,
): AsideWords => {
  const width = widthOf(patterns.length)
  const ids = [...new Set(patterns.flatMap(({ words }) => [...words].map(idOf)))].sort((a, b) => a - b)
  const places = new Map(ids.map((id, place) => [id, place] as const))
  const size = (1 + KEYS) * width
  const rows = new Int32Array((ids.length + 1) * size)
  const set = (place: number, row: number, pattern: number): void => {
    const at = place * size + row * width + Math.floor(pattern / BITS)
    rows[at] = (rows[at] ?? 0) | (1 << (pattern % BITS))
  }
  for (const [n, { words, keys }] of patterns.entries()) {
    for (const word of words) set(places.get(idOf(word)) ?? 0, 0, n)
    for (let k = 0; k < KEYS; k++) {
      const key = keys[k]
      const all = key === undefined ? [ids.length] : [...key].map((word) => places.get(idOf(word)) ?? 0)
      for (const place of all) set(place, 1 + k, n)
    }
  }
  return { asideWords: Int32Array.from(ids), asideRows: rows }
}
