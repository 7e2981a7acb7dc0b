import { compareIn } from './compare-in.ts'

/** The words of all lexicons, each with an id: its place among them, sorted. */
export interface WordTable {
  /** -1: no lexicon has it */
  readonly idOf: (word: string) => number
  readonly at: (id: number) => string
}

// answers kept for the next question; when they are full they are forgotten, which costs time and changes no answer
const KEPT = 20_000

/**
 * Nothing is parted at the start; a first question takes some fifteen steps, the next one about the same word one.
 * @param text the words, sorted, each with a space after it; @param starts where each begins, and where the text ends
 */
export const wordTable = (text: string, starts: Int32Array): WordTable => {
  const at = (id: number): string => text.slice(starts[id], (starts[id + 1] ?? 1) - 1)
  const search = (word: string): number => {
    let from = 0
    let to = starts.length - 1
    while (from < to) {
      const middle = (from + to) >> 1
      const apart = compareIn(text, starts[middle] ?? 0, (starts[middle + 1] ?? 1) - 1, word)
      if (apart === 0) return middle
      if (apart < 0) from = middle + 1
      else to = middle
    }
    return -1
  }
  const asked = new Map<string, number>()
  return {
    at,
    idOf: (word) => {
      const known = asked.get(word)
      if (known !== undefined) return known
      if (asked.size >= KEPT) asked.clear()
      const id = search(word)
      asked.set(word, id)
      return id
    },
  }
}

/** The text and starts of a table of these words. */
export const tableText = (words: ReadonlySet<string>): { readonly text: string; readonly starts: Int32Array } => {
  const sorted = [...words].sort()
  const starts = new Int32Array(sorted.length + 1)
  for (const [id, word] of sorted.entries()) starts[id + 1] = (starts[id] ?? 0) + word.length + 1
  return { text: sorted.map((word) => `${word} `).join(''), starts }
}
