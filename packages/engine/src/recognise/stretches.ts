import type { Hours } from '@anagen/kb'
import type { Annotated } from './annotate.ts'
import type { Clause, Clauses } from './clauses.ts'
import { foretoldFrom } from './foretold.ts'
import type { Found } from './found.ts'
import type { Lexicon } from './lexicon.ts'
import { numberAt } from './numbers.ts'
import type { Word } from './read-words.ts'
import type { TimeSaid } from './time.ts'

/** A time that something told has lasted, or that has passed since it was done: at least so many hours. */
export interface Stretch {
  readonly from: number
  /** exclusive */
  readonly to: number
  readonly hours: Hours
}

// "nearly two weeks" may be eleven days, "a month" four weeks
const ROUGHLY = 3 / 4
const ROUNDED = 9 / 10
const OF = 'of'
const IN = 'in'
const OLD = 'old'
const THIS = 'this'

interface Scene {
  readonly words: readonly Word[]
  readonly clauses: Clauses
  readonly lexicon: Lexicon
  readonly signsIn: ReadonlySet<number>
}

/** "weeks later", "for months", "all month", "the fifth week": times without a number of days, at least so long. */
const unnumbered = (words: readonly Word[], { measures: m, files }: Lexicon): readonly Stretch[] => {
  const s = m.stretches
  const { day = 0, week = 0 } = files.measures.unit_hours
  const found: Stretch[] = []
  for (const [i, { word, kind }] of words.entries()) {
    const hours = kind === 'word' ? m.units.get(word) : undefined
    if (hours === undefined || hours < day) continue
    const [before, after] = [words[i - 1]?.word ?? '', words[i + 1]?.word ?? '']
    const isCounted = numberAt(words, i - 1, m) !== null || m.vague.has(before) || m.articles.has(before)
    const nth = m.ordinals.get(before)
    const written = numberAt(words, i - 2, m)
    const count = nth ?? (written !== null && s.ordinalEnds.has(before) ? written.value : null)
    if (count !== null && count > 1) found.push({ from: i - 1, to: i + 1, hours: (count - 1) * hours })
    else if (hours < week) continue
    // "all this week"; "this week" alone may be since yesterday
    else if (before === THIS && s.whole.has(words[i - 2]?.word ?? ''))
      found.push({ from: i - 2, to: i + 1, hours: hours * ROUNDED })
    else if (s.whole.has(before)) found.push({ from: i - 1, to: i + 1, hours: hours * ROUNDED })
    else if (!isCounted && word.endsWith('s') && (s.before.has(before) || s.after.has(after)))
      found.push({ from: i, to: i + 1, hours: hours * 2 * ROUNDED })
  }
  return found
}

/** The clause tells no more than a time: "5 weeks post op", "had it done a month ago". */
const isClock = (clause: Clause, { from, to }: { from: number; to: number }, { words, lexicon }: Scene): boolean => {
  const { clock } = lexicon.measures.stretches
  return words
    .slice(clause.from, clause.to)
    .every(
      (w, n) =>
        (clause.from + n >= from && clause.from + n < to) ||
        w.kind !== 'word' ||
        lexicon.isSmall(w) ||
        lexicon.pronouns.has(w.word) ||
        lexicon.links.has(w.base) ||
        lexicon.clauses.has(w.word) ||
        lexicon.session.has(w.word) ||
        clock.has(w.word),
    )
}

const HAVING: ReadonlySet<string> = new Set([
  'i',
  'have',
  'having',
  'am',
  'im',
  'ive',
  'already',
  'now',
  'sir',
  'doctor',
])

/** "I have 58 years": how old somebody is, where the clause says nothing else. */
const isAge = (clause: Clause, { from, to, hours }: Stretch, { words, lexicon }: Scene): boolean => {
  const { year = Number.POSITIVE_INFINITY } = lexicon.files.measures.unit_hours
  const rest = [...words.slice(clause.from, from), ...words.slice(to, clause.to)].filter((w) => w.kind === 'word')
  const isSaidSo = words.slice(clause.from, from).some((w) => w.word === 'have' || w.word === 'having')
  return (
    isSaidSo && hours >= lexicon.files.conditions.age.limit * ROUNDED * year && rest.every((w) => HAVING.has(w.word))
  )
}

/** Of days to come, of what is usual, or of an age: "up to two weeks", "my 4 year old", "until month four". */
const isOther = (clause: Clause, stretch: Stretch, scene: Scene): boolean => {
  const { from, to } = stretch
  const { words, lexicon } = scene
  const { ahead, said, notBefore, notAfter } = lexicon.measures.stretches
  const before = words.slice(clause.from, from)
  const own = words.slice(clause.from, clause.to)
  // "hasn't gone in five weeks"
  const isDenied = before.some((w) => lexicon.barely.has(w.word) || lexicon.files.grammar.not_resolved.includes(w.word))
  // "in june" is over where that is all: "done in june"; "in five weeks" is to come
  const isAhead = words[from]?.word === IN ? !isClock(clause, { from, to }, scene) : words[from - 1]?.word === IN
  return (
    (isAhead && !isDenied) ||
    notBefore.has(words[from - 1]?.word ?? '') ||
    notAfter.has(words[to]?.word ?? '') ||
    words.slice(to, to + 2).some((w) => w.word === OLD) ||
    isAge(clause, stretch, scene) ||
    before.some((w) => ahead.has(w.word)) ||
    (!scene.signsIn.has(clause.index) && own.some((w) => said.has(w.word))) ||
    foretoldFrom(clause, words, lexicon) >= 0
  )
}

/**
 * The times in the words that something has lasted or that have passed since the treatment. One that is longer than the treatment is old cannot be understood: either
 * the sign was there before, or the treatment was done earlier than was said.
 */
export const stretchesOf = (
  words: readonly Word[],
  times: readonly TimeSaid[],
  { remarks }: Annotated,
  present: readonly Found[],
  clauses: Clauses,
  lexicon: Lexicon,
): readonly Stretch[] => {
  if (present.length === 0) return []
  const scene: Scene = { words, clauses, lexicon, signsIn: new Set(present.map((f) => clauses.of(f.from).index)) }
  const past = new Set(remarks.flatMap((r) => (r.entry.kind === 'history' ? [clauses.of(r.from).index] : [])))
  const all: readonly Stretch[] = [
    ...times.map((t): Stretch => {
      // in week six five weeks are over
      const isNth = t.means === 'point' && lexicon.measures.counted.has(words[t.to - 2]?.word ?? '')
      const unit = isNth ? (lexicon.measures.units.get(words[t.to - 2]?.word ?? '') ?? 0) : 0
      const hours = isNth ? t.hours - unit : t.hours * (t.isVague ? ROUGHLY : ROUNDED)
      return { from: t.from, to: t.to, hours }
    }),
    ...remarks.flatMap((r) =>
      r.entry.kind === 'long' ? [{ from: r.from, to: r.to, hours: lexicon.files.measures.stretches.long_hours }] : [],
    ),
    ...unnumbered(words, lexicon),
  ]
  return all.filter((stretch) => {
    const clause = clauses.of(stretch.from)
    if (past.has(clause.index) || isOther(clause, stretch, scene)) return false
    return scene.signsIn.has(clause.index) || isClock(clause, stretch, scene) || words[stretch.to]?.word === OF
  })
}
