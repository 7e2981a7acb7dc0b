import type { Annotated } from './annotate.ts'
import type { Clause, Clauses } from './clauses.ts'
import type { Found } from './found.ts'
import type { Remark } from './learnt.ts'
import type { Lexicon } from './lexicon.ts'
import type { Word } from './read-words.ts'

/** What tells of more than of something absent: "no redness but odd", "no swelling, worried sick". */
const TELL_MORE: ReadonlySet<Remark['kind']> = new Set([
  'severity',
  'worry',
  'amiss',
  'odd',
  'graver',
  'unable',
  'trend',
  'returned',
  'then-worse',
  'since-gap',
  'spread',
  'again',
  'fever-hidden',
  'fever-guess',
  'modifier',
])

// "is that ok": what stands beside a denial and asks
const ASKING: ReadonlySet<Remark['kind']> = new Set(['question', 'asked', 'timed', 'treatment'])

// "no shedding so far"
const TILL_NOW: ReadonlySet<string> = new Set(['so', 'far', 'yet', 'until', 'till', 'now'])

// so many words beside the denied sign may tell of something else
const STORY = 4

/** Does somebody say what did not come ("no redness at all"), and nothing else? */
export const saysOnlyAbsence = (
  words: readonly Word[],
  denied: readonly Found[],
  { remarks }: Annotated,
  clauses: Clauses,
  lexicon: Lexicon,
): boolean => {
  if (denied.length === 0 || remarks.some((r) => TELL_MORE.has(r.entry.kind))) return false
  const own = new Set(denied.flatMap((f) => f.at.map((i) => clauses.of(i).index)))
  const asking = remarks.filter((r) => ASKING.has(r.entry.kind))
  const isPlain = (w: Word, i: number): boolean =>
    (w.kind !== 'word' && w.kind !== 'number') ||
    lexicon.isSmall(w) ||
    lexicon.links.has(w.base) ||
    lexicon.clauses.has(w.word) ||
    lexicon.well.has(w.word) ||
    TILL_NOW.has(w.word) ||
    asking.some((r) => r.from <= i && i < r.to)
  const beside = ({ from, to }: Clause): number => words.slice(from, to).filter((w, n) => !isPlain(w, from + n)).length
  return clauses.list.every((clause) => {
    const others = beside(clause)
    if (!own.has(clause.index)) return others === 0
    const said = denied.flatMap((f) => f.at).filter((i) => clause.from <= i && i < clause.to)
    return others - said.length <= STORY
  })
}
