import type { Hours } from '@anagen/kb'
import type { About } from './about.ts'
import type { Annotated } from './annotate.ts'
import type { Clauses } from './clauses.ts'
import type { Found } from './found.ts'
import type { Lexicon } from './lexicon.ts'
import type { Word } from './read-words.ts'
import type { TimeSaid } from './time.ts'
import type { Courses } from './trend.ts'

const STILL: ReadonlySet<string> = new Set([
  'still',
  'yet',
  'stays',
  'stayed',
  'constantly',
  'always',
  'been',
  'for',
  'later',
])
const OF = 'of'
// "nearly two weeks" may be eleven days
const ROUGHLY = 3 / 4
// "a month" may be four weeks
const ROUNDED = 9 / 10

/**
 * "still red after five weeks", "week 6 and it itches yet", "six weeks of soreness": how long a sign has been there at least, hours. When it began is not told, so
 * that only a time longer than the treatment itself is news.
 */
export const lastingsOf = (
  words: readonly Word[],
  times: readonly TimeSaid[],
  { remarks }: Annotated,
  about: About,
  courses: Courses,
  clauses: Clauses,
  lexicon: Lexicon,
): ReadonlyMap<Found, Hours> => {
  const lasted = new Map<Found, Hours>()
  if (times.length === 0) return lasted
  const named = new Set(remarks.flatMap((r) => (r.entry.kind === 'treatment' ? [clauses.of(r.from).index] : [])))
  const past = new Set(remarks.flatMap((r) => (r.entry.kind === 'history' ? [clauses.of(r.from).index] : [])))
  for (const time of times) {
    const clause = clauses.of(time.from)
    const isAgo =
      lexicon.measures.ago.has(words[time.to - 1]?.word ?? '') ||
      lexicon.measures.since.has(words[time.from]?.word ?? '')
    if (isAgo || named.has(clause.index) || past.has(clause.index)) continue
    const own = words.slice(clause.from, clause.to)
    // "on the tablets for three years"
    if (
      own.some(
        (w) =>
          lexicon.session.has(w.word) &&
          w.word !== 'on' &&
          !STILL.has(w.word) &&
          !lexicon.files.grammar.begins.includes(w.base),
      )
    )
      continue
    const next = clauses.list[clause.index + 1]
    const joined = next?.sentence === clause.sentence && next.opener === 'and' ? about.inClause(next) : []
    const before = clauses.list[clause.index - 1]
    // "still there after five weeks": the time stands in a clause of its own
    const isAfter = clause.opener === 'after' && before?.sentence === clause.sentence
    const told = about.inClause(clause)
    const here = told.length === 0 && isAfter ? about.inClause(before) : told
    const isOf = words[time.to]?.word === OF
    const beside = joined.length > 0 ? next : isAfter ? before : undefined
    const isStill = [...own, ...(beside ? words.slice(beside.from, beside.to) : [])].some((w) => STILL.has(w.word))
    const hours = time.hours * (time.isVague ? ROUGHLY : ROUNDED)
    for (const f of here.length > 0 ? here : joined) {
      const isSame = courses.of.get(f)?.trend === 'same'
      const isCounted = isOf && f.from >= time.to && f.from <= time.to + 2
      if (isStill || isSame || isCounted) lasted.set(f, Math.max(hours, lasted.get(f) ?? 0))
    }
  }
  return lasted
}
