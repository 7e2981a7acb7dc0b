/** The words of all lexicons, each with an id: its place among them, sorted. */
export interface WordTable {
  /** -1: no lexicon has it */
  readonly idOf: (word: string) => number
  readonly at: (id: number) => string
}

/** The words of a table, ready to be kept and looked up. */
export interface TableOfWords {
  /** the words, sorted, each with a space after it */
  readonly text: string
  /** where each begins, and where the text ends */
  readonly starts: Int32Array
  /** the words by their hash: an id, or FREE; one that finds its bucket taken is in the next free one */
  readonly buckets: Int32Array
}

const FREE = -1

const hashOf = (word: string): number => {
  let hash = 0
  for (let i = 0; i < word.length; i++) hash = (Math.imul(hash, 31) + word.charCodeAt(i)) | 0
  return hash
}

/** Nothing is parted at the start, and a question cuts nothing out: most words that are asked for are in no lexicon. */
export const wordTable = ({ text, starts, buckets }: TableOfWords): WordTable => {
  const last = buckets.length - 1
  const isAt = (id: number, word: string): boolean => {
    const start = starts[id] ?? 0
    if ((starts[id + 1] ?? 0) - start !== word.length + 1) return false
    for (let i = 0; i < word.length; i++) if (text.charCodeAt(start + i) !== word.charCodeAt(i)) return false
    return true
  }
  return {
    at: (id) => text.slice(starts[id], (starts[id + 1] ?? 1) - 1),
    idOf: (word) => {
      for (let bucket = hashOf(word) & last; ; bucket = (bucket + 1) & last) {
        const id = buckets[bucket] ?? FREE
        if (id === FREE || isAt(id, word)) return id
      }
    },
  }
}

/** The table of these words. At least half of its buckets are free, so that every search ends, and soon. */
export const tableOf = (words: ReadonlySet<string>): TableOfWords => {
  const sorted = [...words].sort()
  const starts = new Int32Array(sorted.length + 1)
  const buckets = new Int32Array(2 ** Math.ceil(Math.log2(2 * sorted.length + 1))).fill(FREE)
  for (const [id, word] of sorted.entries()) {
    starts[id + 1] = (starts[id] ?? 0) + word.length + 1
    let bucket = hashOf(word) & (buckets.length - 1)
    while (buckets[bucket] !== FREE) bucket = (bucket + 1) & (buckets.length - 1)
    buckets[bucket] = id
  }
  return { text: sorted.map((word) => `${word} `).join(''), starts, buckets }
}
