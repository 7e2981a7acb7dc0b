/** A phrase found: `at` holds the tokens that are its words, `from`..`to` the stretch with what stands between. */
export interface PhraseHit<T> {
  readonly entry: T
  readonly from: number
  /** exclusive */
  readonly to: number
  readonly at: readonly number[]
}

/** One way in which a phrase may be said. `isSpare`: only where nothing else is said in these words. */
export interface Wording<T> {
  readonly words: readonly string[]
  readonly entry: T
  readonly isSpare?: boolean
}

/** How the book reads the text. */
export interface PhraseReader {
  /** the words, by id, under which token `i` may stand in a phrase; empty ends the phrase */
  readonly keys: (i: number) => readonly number[]
  /** may token `i` stand inside a phrase without being part of it? */
  readonly mayPass: (i: number) => boolean
  /** so many in a row may pass */
  readonly gap: number
}

/** All phrases of one kind. */
export interface PhraseBook<T> {
  /** every phrase that begins at token `start` */
  readonly findAt: (start: number, reader: PhraseReader) => readonly PhraseHit<T>[]
  /** what is said in exactly these words; an id below 0 is no word of any phrase */
  readonly said: (words: readonly number[]) => readonly T[]
}

/**
 * A tree of words, flat: node 0 is the root, the children of node `n` are the nodes from `children[n]` up to `children[n + 1]`, sorted by the
 * word that leads to them, and what is said where it ends are the entries from `endings[n]` up to `endings[n + 1]`. Some thirty thousand
 * phrases are read from a file as they are and looked up without making anything.
 */
export interface PhraseTree {
  readonly words: Int32Array
  readonly children: Int32Array
  readonly endings: Int32Array
  readonly entries: Int32Array
}

/** A wording in numbers: its words by id, its entry by place in a list. */
export interface NumberedWording {
  readonly words: readonly number[]
  readonly entry: number
  readonly isSpare: boolean
}

const byWords = ({ words: a }: NumberedWording, { words: b }: NumberedWording): number => {
  for (let n = 0; n < a.length && n < b.length; n++) {
    const apart = (a[n] ?? 0) - (b[n] ?? 0)
    if (apart !== 0) return apart
  }
  return a.length - b.length
}

/** Plants the tree of these wordings. Those of the same words stay in the order given; of spare ones the first counts. */
export const plant = (wordings: readonly NumberedWording[]): PhraseTree => {
  const rows = wordings.filter((w) => w.words.length > 0).sort(byWords)
  const words = [-1]
  const children: number[] = []
  const endings: number[] = []
  const entries: number[] = []
  // the rows below each node, and how many of their words lead there
  const nodes = [{ from: 0, to: rows.length, depth: 0 }]
  for (const { from, to, depth } of nodes) {
    let next = from
    while (next < to && rows[next]?.words.length === depth) next++
    endings.push(entries.length)
    if (next > from) {
      const said = rows.slice(from, next)
      const own = said.filter((w) => !w.isSpare)
      for (const { entry } of own.length > 0 ? own : said.slice(0, 1)) entries.push(entry)
    }
    children.push(nodes.length)
    while (next < to) {
      const begin = next
      const word = rows[begin]?.words[depth] ?? -1
      while (next < to && rows[next]?.words[depth] === word) next++
      words.push(word)
      nodes.push({ from: begin, to: next, depth: depth + 1 })
    }
  }
  children.push(nodes.length)
  endings.push(entries.length)
  return {
    words: Int32Array.from(words),
    children: Int32Array.from(children),
    endings: Int32Array.from(endings),
    entries: Int32Array.from(entries),
  }
}

const ROOT = 0
const NOTHING: readonly never[] = []

/** @param entryOf what stands under a number in the tree; the same number always gives the same thing */
export const phraseBook = <T>(
  { words, children, endings, entries }: PhraseTree,
  entryOf: (entry: number) => T,
): PhraseBook<T> => {
  const step = (node: number, word: number): number => {
    let from = children[node] ?? 0
    let to = children[node + 1] ?? 0
    while (from < to) {
      const middle = (from + to) >> 1
      const found = words[middle] ?? -1
      if (found === word) return middle
      if (found < word) from = middle + 1
      else to = middle
    }
    return -1
  }
  /** Adds every phrase that goes on from `node`, reached with the tokens `at` before token `i`. */
  const follow = (node: number, i: number, at: readonly number[], reader: PhraseReader, hits: PhraseHit<T>[]): void => {
    const end = endings[node + 1] ?? 0
    for (let n = endings[node] ?? 0; n < end; n++)
      hits.push({ entry: entryOf(entries[n] ?? 0), from: at[0] ?? 0, to: i, at })
    if (children[node] === children[node + 1]) return
    for (let passed = 0; ; passed++) {
      for (const key of reader.keys(i + passed)) {
        const next = step(node, key)
        if (next >= 0) follow(next, i + passed + 1, [...at, i + passed], reader, hits)
      }
      if (passed >= reader.gap || !reader.mayPass(i + passed)) return
    }
  }
  return {
    findAt: (start, reader) => {
      let hits: PhraseHit<T>[] | null = null
      for (const key of reader.keys(start)) {
        const node = step(ROOT, key)
        if (node < 0) continue
        hits ??= []
        follow(node, start + 1, [start], reader, hits)
      }
      return hits ?? NOTHING
    },
    said: (said) => {
      let node = ROOT
      for (const word of said) {
        node = step(node, word)
        if (node < 0) return NOTHING
      }
      return node === ROOT ? NOTHING : Array.from(entries.subarray(endings[node], endings[node + 1]), entryOf)
    },
  }
}
