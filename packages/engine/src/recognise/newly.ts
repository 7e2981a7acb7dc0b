import type { Hours } from '@anagen/kb'
import type { Clause, Clauses } from './clauses.ts'
import type { Found } from './found.ts'
import type { Lexicon } from './lexicon.ts'
import type { Word } from './read-words.ts'
import type { TimeSaid } from './time.ts'

interface Told {
  readonly words: readonly Word[]
  /** by the clause in which each begins */
  readonly timesIn: ReadonlyMap<number, readonly TimeSaid[]>
  readonly clauses: Clauses
  readonly lexicon: Lexicon
  /** signs that the words deny or say to be over, by clause */
  readonly deniedIn: ReadonlyMap<number, readonly Found[]>
  /** signs that are there, likewise */
  readonly signsIn: ReadonlyMap<number, readonly Found[]>
}

// "the top of my head has gone really quite numb": so far from the verb may stand what it turned
const REACH = 5
const HAIR = 'hair'
const UNLESS = 'unless'
const GOT = 'got'
const NOW = 'now'

const wordsOf = (clause: Clause, { words }: Told): readonly Word[] => words.slice(clause.from, clause.to)

/** The latest time told in the clause that tells when something was; null = none. */
const whenIn = (clause: Clause, { timesIn }: Told): Hours | null => {
  const told = (timesIn.get(clause.index) ?? []).filter((t) => t.means === 'ago' || t.means === 'since')
  return told.length === 0 ? null : Math.min(...told.map((t) => t.hours))
}

/** "went numb today", "has just gone red", "woke up stiff": nothing else is said to have turned into it. */
const turned = (f: Found, told: Told): Hours | null => {
  const { words, clauses, lexicon } = told
  const { grammar } = lexicon.files
  const clause = clauses.of(f.from)
  for (let i = f.head - 1; i >= Math.max(clause.from, f.head - REACH); i--) {
    const word = words[i]
    if (!word) return null
    const isWaking = grammar.wakes.includes(word.word)
    if (grammar.turned.includes(word.word) || isWaking) {
      // "the bruise has turned yellow": it was there before
      const isOther = (told.signsIn.get(clause.index) ?? []).some((other) => other !== f && other.to <= i)
      if (isOther) return null
      // "but now I've got" goes on with a story
      const isSudden = wordsOf(clause, told).some(
        (w) => grammar.sudden.includes(w.word) && !(w.word === NOW && word.word === GOT),
      )
      return whenIn(clause, told) ?? (isSudden ? 0 : isWaking ? lexicon.files.measures.woke : null)
    }
    if (word.kind !== 'word' || !(lexicon.isSmall(word) || f.at.includes(i))) return null
  }
  return null
}

/** "woke up with a bruise" */
const wokeWith = (f: Found, told: Told): Hours | null => {
  const { clauses, lexicon } = told
  const clause = clauses.of(f.from)
  const before = clauses.list[clause.index - 1]
  if (clause.opener !== 'with' || before?.sentence !== clause.sentence) return null
  const isWoken = wordsOf(before, told).some((w) => lexicon.files.grammar.wakes.includes(w.word))
  return isWoken ? (whenIn(before, told) ?? lexicon.files.measures.woke) : null
}

/** "first itching today", "newly sore", "only today", "arrived this morning". */
const arisen = (f: Found, told: Told): Hours | null => {
  const { words, clauses, lexicon, timesIn } = told
  const { grammar } = lexicon.files
  const clause = clauses.of(f.from)
  const when = whenIn(clause, told)
  let before = f.from - 1
  while (before >= clause.from && lexicon.measures.articles.has(words[before]?.word ?? '')) before--
  const opening = before >= clause.from ? (words[before]?.word ?? '') : ''
  if (grammar.firstly.includes(opening) && when !== null) return when
  if (grammar.newly.includes(opening)) return when ?? 0
  const isOnlyThen = (timesIn.get(clause.index) ?? []).some(
    (t) =>
      clause.from < t.from &&
      (t.means === 'ago' || t.means === 'since') &&
      f.from < t.from &&
      (grammar.only.includes(words[t.from - 1]?.word ?? '') ||
        (words[t.from - 2]?.word === 'as' && words[t.from - 1]?.word === 'of')),
  )
  if (isOnlyThen) return when
  const after = words.slice(f.to, Math.min(clause.to, f.to + 3))
  const verb = after.findIndex((w) => grammar.arises.includes(w.word))
  const isSaid = verb >= 0 && after.slice(0, verb).every((w) => lexicon.isSmall(w))
  return isSaid ? when : null
}

const isNow = (clause: Clause, told: Told): boolean => {
  const { grammar } = told.lexicon.files
  return (
    wordsOf(clause, told).some((w) => grammar.by_now.includes(w.word)) ||
    (whenIn(clause, told) ?? Number.POSITIVE_INFINITY) <= told.lexicon.files.measures.woke
  )
}

/** "unless I poke it" tells no time */
const isUntilWord = (opener: string, { files }: Lexicon): boolean =>
  files.grammar.later.includes(opener) && opener !== UNLESS

const isPast = (clause: Clause, { words, timesIn, lexicon }: Told): boolean =>
  words.slice(clause.from, clause.to).some((w) => lexicon.files.grammar.past_days.includes(w.word)) ||
  (timesIn.get(clause.index) ?? []).some((t) => t.means !== 'point' && t.hours > 0)

/** A negation stands right before the sign; whether it denies it is told elsewhere. */
const isNegated = (f: Found, clause: Clause, { words, lexicon }: Told): boolean =>
  words.slice(Math.max(clause.from, f.head - 4), f.head).some((w) => lexicon.barely.has(w.word))

/** "no redness yesterday, today pink", "it was fine yesterday, now it is sore", "no bruise until today". */
const wasNot = (f: Found, told: Told): Hours | null => {
  const { clauses, lexicon, deniedIn } = told
  const clause = clauses.of(f.from)
  const next = clauses.list[clause.index + 1]
  const isUntil = next?.sentence === clause.sentence && isUntilWord(next.opener, lexicon)
  // "redness until today": it is over, or was denied before
  if (isUntil && isNegated(f, clause, told)) return whenIn(next, told) ?? 0
  // "until yesterday no bruise"
  if (isUntilWord(clause.opener, lexicon) && isNegated(f, clause, told)) return whenIn(clause, told) ?? 0
  // "wasn't numb yesterday but today it is"
  if (isNegated(f, clause, told) && next?.sentence === clause.sentence && isNow(next, told) && isPast(clause, told))
    return 0
  if (!isNow(clause, told)) return null
  for (let index = clause.index - 1; index >= Math.max(0, clause.index - 3); index--) {
    const before = clauses.list[index]
    if (!before || before.sentence < clause.sentence - 1) return null
    const isUntilNow = isUntilWord(clauses.list[index + 1]?.opener ?? '', lexicon)
    if (!isPast(before, told) && !isUntilNow) continue
    if (deniedIn.get(index)?.some((d) => d.sign === f.sign)) return 0
    const own = wordsOf(before, told)
    const isWell =
      own.some((w) => lexicon.files.grammar.was.includes(w.word)) &&
      own.some((w) => lexicon.files.grammar.nothing_then.includes(w.word)) &&
      !own.some((w) => lexicon.barely.has(w.word))
    if (isWell && (told.signsIn.get(index) ?? []).length === 0) return 0
  }
  return null
}

/**
 * Signs that are told to be new without a word of beginning: "went numb today", "woke up stiff", "no bruise until today". Hours since they began; 0 where nobody
 * says when.
 */
export const newlyOf = (
  words: readonly Word[],
  present: readonly Found[],
  denied: readonly Found[],
  times: readonly TimeSaid[],
  clauses: Clauses,
  lexicon: Lexicon,
): ReadonlyMap<Found, Hours> => {
  // a full stop is of no clause
  const isInClause = ({ from }: TimeSaid): boolean => {
    const clause = clauses.of(from)
    return clause.from <= from && from < clause.to
  }
  const told: Told = {
    words,
    timesIn: Map.groupBy(times.filter(isInClause), (t) => clauses.of(t.from).index),
    clauses,
    lexicon,
    deniedIn: Map.groupBy(denied, (d) => clauses.of(d.from).index),
    signsIn: Map.groupBy(present, (f) => clauses.of(f.from).index),
  }
  const began = new Map<Found, Hours>()
  for (const f of present) {
    const isHair = lexicon.knowledge.signs[f.sign]?.group === HAIR
    const hours = (isHair ? null : turned(f, told)) ?? wokeWith(f, told) ?? arisen(f, told) ?? wasNot(f, told)
    if (hours !== null) began.set(f, hours)
  }
  return began
}
