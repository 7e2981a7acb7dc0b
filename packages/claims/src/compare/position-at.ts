import { saidWords, wordsSpan } from '../rules/rule.ts'
import type { Statement } from '../statement/statement.ts'
import type { Position } from './position.ts'

const QUOTED_WORDS = 14

/** A position that words [from, to) of a statement take. */
export function positionAt(
  article: number,
  statement: Statement,
  { from, to }: { from: number; to: number },
  what: Pick<Position, 'treatment' | 'topic' | 'about' | 'says' | 'isHedged'>,
): Position {
  return {
    ...what,
    ...wordsSpan(statement, from, to),
    article,
    quote: saidWords(statement, from, Math.max(to, Math.min(statement.sentence.words.length, from + QUOTED_WORDS))),
  }
}
