// What the next sentence says of this one.
import { stemOf } from '../likeness/stem.ts'
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

/** letters of a word that says something by itself */
const SAYS_SOMETHING = 5

/** Does the next sentence, from word `from` on, speak of what this one says? */
function speaksOf({ sentence: { words } }: Statement, next: Statement, from: number): boolean {
  const stems = new Set(words.filter(({ text }) => text.length >= SAYS_SOMETHING).map(({ text }) => stemOf(text)))
  return next.sentence.words.slice(from).some(({ text }) => stems.has(stemOf(text)))
}

/**
 * Does the next sentence say that this one is not so? "It does not." and "It cures nobody." after a cure do; "They are not diluted with water."
 * after an approval says something else of the same thing.
 * @param rule that reads this sentence: where it reads the denial too, both are of one matter
 */
export function isRebutted(statement: Statement, next: Statement | undefined, rule?: string): boolean {
  if (!next || !isAnsweredBy(statement, next)) return false
  const { words, breaks } = next.sentence
  return next.matches.some(({ owner, part, to }) => {
    if (owner !== 'frame') return false
    if (part === 'rebuts-before') return true
    if (part !== 'denies-before') return false
    const isAlone = to === words.length || (breaks[to] ?? 0) > 0
    return isAlone || speaksOf(statement, next, to) || next.matches.some((match) => match.owner === rule)
  })
}
