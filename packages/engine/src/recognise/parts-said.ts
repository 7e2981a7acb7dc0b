import type { Annotated } from './annotate.ts'
import type { Clauses } from './clauses.ts'
import type { Word } from './read-words.ts'

/** These take back what they stand before: "without iron", "not on iron", "stopped the iron". */
const TAKES_BACK: ReadonlySet<string> = new Set([
  'without',
  'not',
  'no',
  'never',
  'nor',
  'dont',
  'doesnt',
  'didnt',
  'havent',
  'hasnt',
  'hadnt',
  'isnt',
  'arent',
  'wasnt',
  'werent',
  'stopped',
  'quit',
  'before',
  'if',
  'whether',
  'does',
  'do',
  'did',
  'should',
  'could',
  'maybe',
  'instead',
])

/** Parts of what was done that are told as done: "I take iron", not "I take no iron" or "is there iron in it?". */
export const partsSaid = (words: readonly Word[], { remarks }: Annotated, clauses: Clauses): readonly string[] => {
  const told = remarks.flatMap(({ entry, from }) => {
    if (entry.kind !== 'part') return []
    const clause = clauses.of(from)
    const end = words[clause.to]
    const isAsked = end?.kind === 'stop' && end.word.includes('?')
    const isTakenBack = words.slice(clause.from, from).some((w) => TAKES_BACK.has(w.word))
    return isAsked || isTakenBack ? [] : [entry.part]
  })
  return [...new Set(told)]
}
