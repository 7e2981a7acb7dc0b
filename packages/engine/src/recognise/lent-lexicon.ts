import type { Knowledge } from '@anagen/kb'
import { learnLexicon } from './learn-lexicon.ts'
import type { LearntLexicon } from './learnt-lexicon.ts'
import { packLexicon, unpackLexicon } from './packed-lexicon.ts'

const learnt = new WeakMap<Knowledge, LearntLexicon>()

/** What is learnt from the phrases of this knowledge; learnt at the first question, where nobody has lent it. */
export const learntOf = (knowledge: Knowledge): LearntLexicon => {
  const known = learnt.get(knowledge) ?? learnLexicon(knowledge)
  learnt.set(knowledge, known)
  return known
}

/**
 * All that `recognise` learns from the thirty thousand phrases of a knowledge base, which takes a good part of a start: whoever starts often
 * keeps these bytes, and lends them to the next start with `useLexicon`.
 */
export const packedLexicon = (knowledge: Knowledge): Uint8Array => packLexicon(learntOf(knowledge))

/** Lends `recognise` what an earlier start kept; the bytes must not change from then on. @returns false, and nothing is lent, where it is not of this knowledge or cannot be read */
export const useLexicon = (knowledge: Knowledge, packed: Uint8Array): boolean => {
  const kept = unpackLexicon(packed)
  if (kept?.digest !== knowledge.digest) return false
  learnt.set(knowledge, kept)
  return true
}
