import type { Hours } from '@anagen/kb'
import type { About } from './about.ts'
import type { Annotated } from './annotate.ts'
import type { Clauses } from './clauses.ts'
import { foretoldFrom } from './foretold.ts'
import type { Found } from './found.ts'
import type { Measures } from './learn-measures.ts'
import type { Lexicon } from './lexicon.ts'
import { numberAt } from './numbers.ts'
import { perLexicon } from './per-lexicon.ts'
import type { Word } from './read-words.ts'

/** A time told in the text. */
export interface TimeSaid {
  readonly from: number
  /** exclusive */
  readonly to: number
  readonly hours: Hours
  /** `since`: it began then; `lasting`: it goes on for so long; `ago`: something was then; `point`: "day 4", "week 2" */
  readonly means: 'since' | 'lasting' | 'ago' | 'point'
  /** "about two weeks": too vague to count hours from */
  readonly isVague: boolean
}

interface Amount {
  readonly hours: Hours
  readonly to: number
}

/** "3 days", "two and a half weeks", "a couple of hours", "2-3 days" (the longer). */
const amountAt = (words: readonly Word[], i: number, m: Measures): Amount | null => {
  const at = (n: number) => words[n]?.word ?? ''
  const start = m.articles.has(at(i)) && m.vague.has(at(i + 1)) ? i + 1 : i
  const vague = m.vague.get(at(start))
  const said = vague === undefined ? numberAt(words, i, m) : null
  const isArticle = vague === undefined && said === null && m.articles.has(at(i))
  if (vague === undefined && said === null && !isArticle) return null
  let value = vague ?? said?.value ?? 1
  let to = said?.to ?? start + 1
  if (vague !== undefined && (at(to) === m.of || m.articles.has(at(to)))) to++
  const range = numberAt(words, m.to.has(at(to)) ? to + 1 : to, m)
  if (range !== null && range.value > value && range.value < value * 4) {
    value = range.value
    to = range.to
  }
  if (at(to) === m.and && (at(to + 1) === m.half || at(to + 2) === m.half)) {
    value += 0.5
    to += at(to + 1) === m.half ? 2 : 3
  }
  const unit = words[to]?.kind === 'word' ? m.units.get(at(to)) : undefined
  return unit === undefined ? null : { hours: value * unit, to: to + 1 }
}

const meaning = (before: string, next: string, m: Measures): TimeSaid['means'] => {
  if (m.ago.has(next)) return 'ago'
  if (m.since.has(before)) return 'since'
  return m.lasting.has(before) || m.now.has(next) ? 'lasting' : 'point'
}

/** Every time told in the words. */
export const timesOf = (
  words: readonly Word[],
  { remarks }: Annotated,
  { measures: m }: Lexicon,
): readonly TimeSaid[] => {
  const at = (n: number) => words[n]?.word ?? ''
  const timed = new Map(
    remarks.flatMap((r) => (r.entry.kind === 'timed' ? [[r.from, { to: r.to, hours: r.entry.hours }] as const] : [])),
  )
  const found: TimeSaid[] = []
  for (let i = 0; i < words.length; i++) {
    const before = at(i - 1)
    const from = i > 0 && m.leading.has(before) ? i - 1 : i
    const count = m.counted.has(at(i)) ? numberAt(words, i + 1, m) : null
    const amount = count === null ? amountAt(words, i, m) : null
    const point = timed.get(i)
    if (count !== null) {
      found.push({
        from,
        to: count.to,
        hours: count.value * (m.units.get(at(i)) ?? 24),
        means: 'point',
        isVague: false,
      })
      i = count.to - 1
    } else if (amount !== null && (point === undefined || amount.to >= point.to)) {
      const next = at(amount.to)
      const isMore = m.ago.has(next) || m.now.has(next)
      const to = isMore ? amount.to + 1 : amount.to
      found.push({ from, to, hours: amount.hours, means: meaning(before, next, m), isVague: m.about.has(before) })
      i = amount.to - 1
    } else if (point !== undefined) {
      const means = m.since.has(before) ? 'since' : m.lasting.has(before) ? 'lasting' : 'ago'
      found.push({ from, to: point.to, hours: point.hours, means, isVague: m.about.has(before) })
      i = point.to - 1
    }
  }
  return found
}

// words of the treatment so near to a time make it the treatment's clock: "since the op 3 days ago", "on the foam for a month"
const BEFORE = 4
const AFTER = 4

const beginWords = perLexicon(({ files }): ReadonlySet<string> => new Set(files.grammar.begins))

/** Hours since a sign began, where the words tell a beginning of the sign and not of the treatment. */
export const beginningsOf = (
  words: readonly Word[],
  times: readonly TimeSaid[],
  { remarks }: Annotated,
  about: About,
  clauses: Clauses,
  lexicon: Lexicon,
): ReadonlyMap<Found, Hours> => {
  const begins = beginWords(lexicon)
  const treatments = new Set(remarks.flatMap((r) => (r.entry.kind === 'treatment' ? [clauses.of(r.from).index] : [])))
  const began = new Map<Found, Hours>()
  for (const time of times) {
    const clause = clauses.of(time.from)
    const here = about.inClause(clause)
    const signs = here.length > 0 ? here : about.before(clause, time.from)
    // "the nurse said redness is normal for three days"
    if (foretoldFrom(clause, words, lexicon) >= 0) continue
    if (signs.length === 0 || time.means === 'point' || time.isVague || treatments.has(clause.index)) continue
    const startsIt = words.slice(clause.from, clause.to).some((w) => begins.has(w.base))
    if (time.means === 'ago' && !startsIt) continue
    // "crusts came away today"
    if (words.slice(clause.from, time.from).some((w) => lexicon.went.has(w.word))) continue
    // "it has faded since yesterday", "since yesterday no change": since when it eases, or stays
    const isOfCourse = remarks.some(
      ({ entry, from, to }) =>
        entry.kind === 'trend' &&
        (entry.trend === 'better' || entry.trend === 'same') &&
        clauses.of(from) === clause &&
        !here.some((f) => to <= time.from && f.from >= to && f.to <= time.from) &&
        (to <= time.from || here.length === 0),
    )
    const isBegun = words
      .slice(clause.from, clause.to)
      .some((w) => begins.has(w.base) && !lexicon.measures.since.has(w.word))
    if (isOfCourse && !isBegun) continue
    const isSession = (w: Word): boolean => lexicon.session.has(w.word) && !begins.has(w.base)
    const before = words.slice(Math.max(clause.from, time.from - BEFORE), time.from)
    const after = words.slice(time.to, Math.min(clause.to, time.to + AFTER))
    // "since the session two weeks back"
    const isSinceIt = before.some(
      (w, n) => isSession(w) && before.slice(0, n).some((b) => lexicon.measures.since.has(b.word)),
    )
    // "from this morning on"
    const isOnwards = (n: number): boolean => n === 0 && after[n]?.word === 'on' && after.length === 1
    if (
      after.some((w, n) => isSession(w) && !isOnwards(n)) ||
      isSinceIt ||
      (here.length === 0 && before.some(isSession))
    )
      continue
    // "on the tablets for three weeks, my hair ..."
    const isOfUse = time.means === 'lasting' && words.slice(clause.from, time.from).some(isSession)
    if (isOfUse && signs.every((f) => f.head >= time.to)) continue
    for (const f of signs) began.set(f, Math.max(time.hours, began.get(f) ?? 0))
  }
  return began
}
