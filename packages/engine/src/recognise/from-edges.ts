import type { RemarkHit } from './annotate.ts'
import type { Clauses } from './clauses.ts'
import type { Found } from './found.ts'
import type { Lexicon } from './lexicon.ts'
import type { Word } from './read-words.ts'

// "edges are all coming back", "coming back a bit round the edges"
const REACH = 4

/**
 * "A numb patch, coming back round the edges": what was taken away comes back from there, and no sign does. The signs that it is said of: those that take
 * something away, told in a clause before it and not said to have gone since: "it went, and is coming back at the edges" is a return.
 * @param present signs that are there
 */
export const backFromEdges = (
  hit: RemarkHit,
  words: readonly Word[],
  present: readonly Found[],
  clauses: Clauses,
  { files }: Lexicon,
): readonly Found[] => {
  const clause = clauses.of(hit.from)
  const near = words.slice(Math.max(clause.from, hit.from - REACH), Math.min(clause.to, hit.to + REACH))
  const { words: edges, signs, not } = files.grammar.from_edges
  if (!near.some((w) => edges.includes(w.word))) return []
  if (present.some((f) => clauses.of(f.from) === clause)) return []
  const before = clauses.ofSentence(clause.sentence)[0]?.from ?? clause.from
  if (words.slice(before, hit.from).some((w) => not.includes(w.word))) return []
  const isBefore = (f: Found): boolean => f.from < hit.from && clauses.of(f.from).sentence >= clause.sentence - 1
  return present.filter((f) => isBefore(f) && signs.includes(f.sign))
}
