import type { Annotated } from './annotate.ts'
import type { Clause, Clauses } from './clauses.ts'
import type { Found } from './found.ts'
import type { Lexicon } from './lexicon.ts'
import type { Word } from './read-words.ts'

/** These take back what was said before them: "face is fine but droops when I smile". */
const CONTRAST: ReadonlySet<string> = new Set([
  'but',
  'however',
  'although',
  'though',
  'except',
  'yet',
  'until',
  'till',
  'then',
  'unless',
  'when',
  'if',
])

/**
 * "Mood's good, breathing's fine lying flat": a scene of a mood that lies flat would take its words from two clauses, of which one says that its
 * own thing is well and the other speaks of another thing.
 */
export const isToldWell = (
  { at }: Found,
  words: readonly Word[],
  { places }: Annotated,
  clauses: Clauses,
  lexicon: Lexicon,
): boolean => {
  const own = [...new Set(at.map((i) => clauses.of(i)))]
  if (own.length < 2) return false
  const inClause = ({ from, to }: Clause) => words.slice(from, to)
  const hasPlace = ({ from, to }: Clause): boolean => places.some((p) => from <= p.from && p.from < to)
  const saysWell = (clause: Clause): boolean =>
    inClause(clause).some((w) => lexicon.well.has(w.word)) &&
    inClause(clause).every(
      (w, n) =>
        at.includes(clause.from + n) ||
        w.kind !== 'word' ||
        (!lexicon.barely.has(w.word) &&
          (lexicon.well.has(w.word) ||
            lexicon.isSmall(w) ||
            lexicon.links.has(w.base) ||
            lexicon.clauses.has(w.word) ||
            places.some((p) => p.from <= clause.from + n && clause.from + n < p.to))),
    )
  return own.some(
    (clause) =>
      saysWell(clause) && own.every((other) => other === clause || (hasPlace(other) && !CONTRAST.has(other.opener))),
  )
}
