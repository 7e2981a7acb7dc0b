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
const OVER: ReadonlySet<string> = new Set(['had', 'was', 'were', 'already', 'although', 'though'])
const BACK = 'back'
// "at the back", "my back": a place
const OF_A_PLACE: ReadonlySet<string> = new Set(['the', 'my', 'his', 'her', 'of', 'whole', 'upper', 'lower'])
// "it had all gone": so far before what is over stands its past
const REACH = 3

/** "swelling again, had gone by Friday": what had gone is there again, and is not over. */
export const isThereAgain = (hit: RemarkHit, sign: Found, words: readonly Word[], clauses: Clauses): boolean => {
  const own = clauses.of(hit.from)
  const isPast = words.slice(Math.max(own.from, hit.from - REACH), hit.to).some((w) => OVER.has(w.word))
  const isAgain = (i: number): boolean =>
    AGAIN.has(words[i]?.word ?? '') && !(words[i]?.word === BACK && OF_A_PLACE.has(words[i - 1]?.word ?? ''))
  if (!isPast) return false
  for (let i = clauses.of(sign.from).from; i < hit.from; i++) if (isAgain(i)) return true
  return false
}
