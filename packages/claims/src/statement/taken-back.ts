// What the next sentence says of this one.
import type { Statement } from './statement.ts'

/**
 * May the next sentence be about this one? One of its own block; after a cell another cell, after a heading or an item one of its section.
 * "It is not for anyone who is pregnant" in a paragraph of its own takes back nothing of the one before.
 */
export const isAnsweredBy = ({ block }: Statement, next: Statement): boolean =>
  next.block === block ||
  (next.block.section === block.section &&
    block.kind !== 'paragraph' &&
    block.kind !== 'alt' &&
    (block.kind !== 'cell' || next.block.kind === 'cell'))

/** words of a short answer that takes back a denial: "It can't hurt. It can: sweat stings." */
const ANSWERS = /^(?:can|could|does|do|did|will|would|is|are|was|were|may|might|has|have)$/
const ANSWERERS = /^(?:it|they|that|this|these|those|some|many|there|he|she|one)$/

/** "It can.", "They do, though": says that what was denied before is so. */
export function takesBackDenial(next: Statement | undefined, { block }: Statement): boolean {
  if (next?.block !== block) return false
  const { words, breaks } = next.sentence
  const isAnswer = ANSWERERS.test(words[0]?.text ?? '') && ANSWERS.test(words[1]?.text ?? '')
  return isAnswer && (words.length === 2 || (breaks[2] ?? 0) > 0)
}
