import type { Knowledge } from '@anagen/kb'

/**
 * The words of all phrases of a knowledge base, already parted. Parting some thirty thousand phrases takes a good part of a start:
 * whoever starts often keeps this, and lends it to the next start with `useKnownWords`.
 */
export interface KnownWords {
  /** digest of the knowledge that they are taken from */
  readonly digest: string
  /** each once, in the order in which they are met, parted by single spaces */
  readonly symptoms: string
  readonly others: string
}

const lent = new WeakMap<Knowledge, KnownWords>()

/** Lends kept words to the lexicon of this knowledge. @returns false, and nothing is lent, where they are those of another knowledge */
export const useKnownWords = (knowledge: Knowledge, words: KnownWords): boolean => {
  if (words.digest !== knowledge.digest) return false
  lent.set(knowledge, words)
  return true
}

export const lentWords = (knowledge: Knowledge): KnownWords | undefined => lent.get(knowledge)
