import type { Annotated, RemarkHit } from './annotate.ts'
import { asidePatterns } from './aside-patterns.ts'
import type { Clause, Clauses } from './clauses.ts'
import { covering } from './covering.ts'
import type { Found } from './found.ts'
import type { AsideTells } from './learnt-asides.ts'
import type { Lexicon } from './lexicon.ts'
import type { PlaceHit } from './place-hit.ts'
import { range, rangesOf } from './range.ts'
import type { Word } from './read-words.ts'

/** A clause of which every word is accounted for by one pattern of asides.yaml. */
export interface Aside {
  readonly clause: Clause
  readonly tells: AsideTells
}

const NUMBER = '#'
const ASKED = 'asked'
const REGAINED = 'regained'
const DATED = 'dated'
const PASSED: ReadonlySet<AsideTells> = new Set([ASKED, DATED, 'passed'])
const QUESTIONS: ReadonlySet<AsideTells> = new Set([ASKED, REGAINED])
// whoever says more says something of their own
const LONGEST = 12

/** One word of the text as the patterns name it; null for what none of them holds. */
const nameOf = ({ kind, word, token }: Word, isKnown: (word: string) => boolean): string | null => {
  if (kind === 'number') return NUMBER
  if (kind !== 'word') return null
  // "dosa" is no slip of a dose
  return isKnown(token.norm) ? token.norm : isKnown(word) ? word : null
}

/** Does a question mark close the clause, or one behind "or ...": "must I stop or go on?", "it goes alone, or?". */
const isAsked = ({ index, sentence, to }: Clause, words: readonly Word[], clauses: Clauses): boolean => {
  const next = clauses.list[index + 1]
  const isEither = next?.sentence === sentence && next.opener === 'or'
  const end = isEither ? (clauses.ofSentence(sentence).at(-1)?.to ?? to) : to
  return words[end]?.word.includes('?') ?? false
}

const nameAny = (word: Word): string => (word.kind === 'number' ? NUMBER : word.word.replace(/[<>#]/g, ''))

/** The clauses that patterns read whole. */
export const asidesOf = (words: readonly Word[], clauses: Clauses, lexicon: Lexicon): readonly Aside[] => {
  const patterns = asidePatterns(lexicon)
  const spoken = (clause: Clause | undefined): string =>
    clause === undefined || clause.to - clause.from > LONGEST
      ? ''
      : words
          .slice(clause.from, clause.to)
          .filter((w) => w.kind !== 'blank')
          .map((w) => `${nameAny(w)} `)
          .join('')
  return clauses.list.flatMap((clause): readonly Aside[] => {
    if (clause.to - clause.from > LONGEST) return []
    const own: string[] = []
    for (let i = clause.from; i < clause.to; i++) {
      const word = words[i]
      // two words of one token are named once
      if (
        !word ||
        word.kind === 'blank' ||
        (i > clause.from && words[i - 1]?.token === word.token && own.at(-1) === word.token.norm)
      )
        continue
      const name = nameOf(word, patterns.has)
      if (name === null) return []
      own.push(name)
    }
    const able = patterns.withAll(own)
    if (able.length === 0) return []
    const [before, after] = [clauses.list[clause.index - 1], clauses.list[clause.index + 1]]
    const near = (c: Clause | undefined): string => (c?.sentence === clause.sentence ? spoken(c) : '')
    const text = `${near(before)}<${own.map((name) => `${name} `).join('')}>${near(after)}`
    const is = able.find((p) => (!QUESTIONS.has(p.tells) || isAsked(clause, words, clauses)) && p.matches(text))
    return is ? [{ clause, tells: is.tells }] : []
  })
}

const NEVER = 'never'
const BESIDE = 'beside'

/** Times that are told: those of "gone in one week?" are of days to come. */
export const timesTold = <T extends { readonly from: number; readonly to: number }>(
  times: readonly T[],
  asides: readonly Aside[],
): readonly T[] => {
  const isAhead = covering(asides.flatMap(({ clause, tells }) => (QUESTIONS.has(tells) ? [clause] : [])))
  return times.filter((time) => !isAhead(time))
}

/** The clauses that are passed over where they are heard. */
const passing = (asides: readonly Aside[]): readonly Clause[] =>
  asides.flatMap(({ clause, tells }) => (tells === NEVER ? [] : [clause]))

// "a paracetamol helped" may hide a fever all the same
const STAYS: ReadonlySet<RemarkHit['entry']['kind']> = new Set(['fever-hidden', 'modifier', 'treatment', 'part'])

/** Nothing that lies in an aside is heard as a sign, a place or a remark of its own: the patterns account for it. */
export const withoutAsides = (annotated: Annotated, asides: readonly Aside[]): Annotated => {
  if (asides.length === 0) return annotated
  const within = covering(passing(asides.filter((a) => a.tells !== DATED)))
  const keep = <T extends { readonly from: number; readonly to: number }>(hits: readonly T[]): readonly T[] =>
    hits.filter((hit) => !within(hit))
  return {
    signs: keep(annotated.signs),
    sensations: keep(annotated.sensations),
    inner: keep(annotated.inner),
    places: keep(annotated.places),
    remarks: annotated.remarks.filter((hit) => STAYS.has(hit.entry.kind) || !within(hit)),
  }
}

/**
 * The signs that no aside holds. One that reaches into an aside from outside ("sore, wore a loose cap") is made of words that are accounted for; it stays
 * only where it is never calm.
 */
export const outsideAsides = (
  found: readonly Found[],
  asides: readonly Aside[],
  { knowledge }: Lexicon,
): readonly Found[] => {
  if (asides.length === 0) return found
  const clauses = passing(asides)
  const within = covering(clauses)
  const inside = rangesOf(clauses)
  const reaches = (f: Found): boolean => f.at.some((i) => inside.has(i)) && knowledge.signs[f.sign]?.neverCalm === false
  return found.filter((f) => !within(f) && !reaches(f))
}

/** Signs by the clauses that hold words of them. */
const signsIn = (found: readonly Found[], clauses: Clauses): ReadonlyMap<number, readonly Found[]> => {
  const all = new Map<number, Found[]>()
  for (const f of found)
    for (const i of f.at) {
      const { index, from, to } = clauses.of(i)
      const own = all.get(index) ?? []
      // a full stop is of no clause
      if (from <= i && i < to && own.at(-1) !== f) all.set(index, [...own, f])
    }
  return all
}

/** The asides as they count, and what they say of the sign before them. */
export interface Heard {
  readonly heard: readonly Aside[]
  /** never passed over, unless a sign is read in them */
  readonly never: readonly Aside[]
  /** whether one speaks of no sign that may be calm: then it is none */
  readonly astray: boolean
  readonly remarks: readonly RemarkHit[]
}

// "soft like dough, as if it was somebody else's": so many clauses may liken a sign before what is said of it
const LIKENED = 3

/** What says how slight or how much better something is, has to stand right behind a sign that is there and may be calm; what one makes of it, in the same sentence or the next. @param present signs that are there */
export const heardAsides = (
  asides: readonly Aside[],
  told: readonly Found[],
  present: readonly Found[],
  { words, places }: { readonly words: readonly Word[]; readonly places: readonly PlaceHit[] },
  clauses: Clauses,
  { knowledge, files, persons, treated }: Lexicon,
): Heard => {
  const there = new Set(present)
  // of each clause that is passed over: the last one before it that is not
  const lastOf = new Map<number, number>()
  for (const { index } of passing(asides)) lastOf.set(index, lastOf.get(index - 1) ?? index - 1)
  const toldIn = signsIn(told, clauses)
  /** It tells no sign and speaks of nobody and of no other part: what follows it is said of what it is said of. */
  const isLikeness = ({ index, from, to }: Clause): boolean =>
    !toldIn.has(index) &&
    !places.some((p) => from <= p.from && p.from < to && !treated.has(p.place)) &&
    !words.slice(from, to).some((w) => persons.has(w.word))
  /** the signs that an aside goes on about */
  const before = ({ clause }: Aside): readonly Found[] => {
    let last = clauses.list[lastOf.get(clause.index) ?? clause.index - 1]
    for (let n = 0; n < LIKENED && last && isLikeness(last); n++) last = clauses.list[last.index - 1]
    // a full stop may stand between: "A bit sore. A mild sort."
    if (!last || last.sentence < clause.sentence - 1) return []
    return toldIn.get(last.index) ?? []
  }
  /** what one makes of a sign may stand further off: "flakes came off, found some on the desk, bit grim" */
  const around = ({ clause: { index, sentence } }: Aside): readonly Found[] =>
    clauses.list.slice(0, index).flatMap((c) => (c.sentence >= sentence - 1 ? (toldIn.get(c.index) ?? []) : []))
  const isHeard = (aside: Aside): boolean => {
    if (aside.tells === NEVER) return false
    if (PASSED.has(aside.tells)) return true
    if (aside.tells === BESIDE) {
      const signs = around(aside).filter((f) => there.has(f))
      return signs.length > 0 && signs.every((f) => knowledge.signs[f.sign]?.neverCalm === false)
    }
    if (aside.tells === REGAINED)
      return present.length > 0 && present.every((f) => files.asides.regains.includes(f.sign))
    const hasNoCourse = (f: Found): boolean => files.asides.no_course.includes(knowledge.signs[f.sign]?.group ?? '')
    const signs = before(aside)
    return (
      signs.length > 0 &&
      signs.every((f) => there.has(f) && knowledge.signs[f.sign]?.neverCalm === false) &&
      !(aside.tells === 'better' && signs.some(hasNoCourse))
    )
  }
  const heard = asides.filter(isHeard)
  const never = asides.filter((a) => a.tells === NEVER)
  const remarks = heard.flatMap((aside): readonly RemarkHit[] => {
    const {
      clause: { from, to },
      tells,
    } = aside
    const at = range(from, to)
    if (tells === 'mild') return [{ entry: { kind: 'mild' }, from, to, at }]
    return tells === 'better' ? [{ entry: { kind: 'trend', trend: 'better' }, from, to, at }] : []
  })
  return { heard, never, astray: heard.length + never.length < asides.length, remarks }
}
