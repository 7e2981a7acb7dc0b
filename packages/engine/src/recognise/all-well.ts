import type { Annotated } from './annotate.ts'
import type { Clauses } from './clauses.ts'
import { foldPhrase } from './fold.ts'
import type { Lexicon } from './lexicon.ts'
import { perLexicon } from './per-lexicon.ts'
import type { Word } from './read-words.ts'

const REACH = 4

const notWell = perLexicon(({ files }) => files.grammar.not_well.map(foldPhrase))

/** Does somebody say, and not ask or hope, that all is well? */
export const saysAllWell = (
  words: readonly Word[],
  { remarks }: Annotated,
  clauses: Clauses,
  lexicon: Lexicon,
): boolean => {
  // "the right side is ok" says something of the left, and so does "the right is ok" beside "on the left"
  if (remarks.some((hit) => hit.entry.kind === 'one-side')) return false
  const taken = notWell(lexicon)
  return remarks.some((hit) => {
    if (hit.entry.kind !== 'all-well') return false
    const { from, to } = clauses.of(hit.from)
    const before = words.slice(Math.max(from, hit.from - REACH), hit.from).map((w) => w.word)
    const isTakenBack = taken.some((phrase) => before.some((_, n) => phrase.every((word, k) => before[n + k] === word)))
    const end = words.slice(to, to + 1)[0]
    const isAsked = end?.kind === 'stop' && end.word.includes('?')
    return !isTakenBack && !isAsked
  })
}
