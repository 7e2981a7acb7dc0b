import type { RemarkHit } from './annotate.ts'
import type { Clauses } from './clauses.ts'
import type { Found } from './found.ts'
import type { Word } from './read-words.ts'

const AGAIN: ReadonlySet<string> = new Set([
  'again',
  'back',
  'return',
  'returned',
  'returns',
  'returning',
  'reappeared',
  'recurred',
  'restarted',
])
const HAD = 'had'
// "it had all gone": so far before what is over stands its past
const REACH = 3

/** "swelling again, had gone by Friday": what had gone is there again, and is not over. */
export const isThereAgain = (hit: RemarkHit, sign: Found, words: readonly Word[], clauses: Clauses): boolean => {
  const own = clauses.of(hit.from)
  const isPast = words.slice(Math.max(own.from, hit.from - REACH), hit.to).some((w) => w.word === HAD)
  return isPast && words.slice(clauses.of(sign.from).from, hit.from).some((w) => AGAIN.has(w.word))
}
