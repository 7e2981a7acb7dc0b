/** A number in digits: "72", "1,000", "2.5". */
export const NUMBER = 1
/** The place before the first word of a sentence and after the last. */
const UNKNOWN = 0

/** Only what begins so can be a number: the expression is not run on every word. */
const isNumeric = (word: string): boolean => {
  const first = word.charCodeAt(0)
  return (first < LETTERS || first > LAST_LATIN) && DIGITS.test(word)
}
const LETTERS = 0x3a
const LAST_LATIN = 0x7a
const DIGITS = /^[£$€]?\d[\d.,]*(?:%|k|p|st|nd|rd|th)?$/

/** Every word that some pattern or class knows, as a small number; what none knows is UNKNOWN. */
export interface Vocabulary {
  readonly idOf: (word: string) => number
  readonly learn: (word: string) => number
  readonly size: () => number
  /** ids of learnt words that are numbers: "100" of "100 percent" */
  readonly numbers: () => readonly number[]
}

export function makeVocabulary(): Vocabulary {
  const ids = new Map<string, number>()
  return {
    idOf: (word) => ids.get(word) ?? (isNumeric(word) ? NUMBER : UNKNOWN),
    learn(word) {
      if (word === '#') return NUMBER
      const known = ids.get(word)
      if (known !== undefined) return known
      const id = ids.size + 2
      ids.set(word, id)
      return id
    },
    size: () => ids.size + 2,
    numbers: () => [NUMBER, ...[...ids].flatMap(([word, id]) => (DIGITS.test(word) ? [id] : []))],
  }
}
