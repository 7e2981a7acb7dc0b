import type { Grade, Sign } from '@anagen/kb'
import type { About } from './about.ts'
import type { Annotated, RemarkHit } from './annotate.ts'
import type { Clauses } from './clauses.ts'
import type { Found } from './found.ts'
import { type FoundAround, foundAround } from './found-around.ts'
import type { Lexicon } from './lexicon.ts'
import type { Word } from './read-words.ts'

/** How bad a sign is said to be. */
export interface Said {
  readonly grade: Grade
  /** nobody said how bad: the words' own grade */
  readonly isAssumed: boolean
}

/** What the words tell of how bad things are. */
export interface Grades {
  readonly of: ReadonlyMap<Found, Said>
  /** "9/10", "golf ball sized": of nothing that is understood */
  readonly astray: readonly { readonly from: number; readonly to: number }[]
}

const MEASURE = /\/10|out of|size|big as/

const TEN = '10'
const TOO_MUCH = 'too much'
// a grade that a mild word may take back
const LITTLE: Grade = 2
const PAIN_GROUP = 'pain'
const TURNS: ReadonlySet<string> = new Set(['spread', 'one-side', 'returned', 'then-worse', 'since-gap', 'again'])

/** Brings a grade among those that the sign has. */
export const clampGrade = (grade: Grade, { grades, lowestGrade, highestGrade }: Sign): Grade => {
  if (grade <= lowestGrade) return lowestGrade
  if (grade >= highestGrade) return highestGrade
  if (grades[grade] !== undefined) return grade
  // between two that exist: the higher, never the calmer
  return clampGrade((grade + 1) as Grade, { grades, lowestGrade, highestGrade } as Sign)
}

interface Mark {
  readonly from: number
  readonly to: number
  /** mild: the lowest; soft: 2 for what is never calm, else nothing */
  readonly grade: Grade | 'soft'
  readonly said: string
  readonly isPain: boolean
}

/** "7/10", "8 out of 10" */
const scales = (words: readonly Word[]): readonly Mark[] =>
  words.flatMap((word, i): readonly Mark[] => {
    if (word.kind !== 'number') return []
    const end =
      words[i + 1]?.word === '/' ? i + 2 : words[i + 1]?.word === 'out' && words[i + 2]?.word === 'of' ? i + 3 : -1
    if (end < 0 || words[end]?.word !== TEN) return []
    const value = Number(word.word)
    return [{ from: i, to: end + 1, grade: value >= 7 ? 3 : value >= 4 ? 2 : 1, said: '/10', isPain: true }]
  })

const markOf = ({ entry, from, to }: RemarkHit, onlyPain: ReadonlySet<string>): readonly Mark[] => {
  if (entry.kind === 'mild') return [{ from, to, grade: 1, said: '', isPain: false }]
  if (entry.kind === 'soft') return [{ from, to, grade: 'soft', said: '', isPain: false }]
  if (entry.kind === 'severity')
    return [{ from, to, grade: entry.grade, said: entry.said, isPain: onlyPain.has(entry.said) }]
  return []
}

// words right before a sign belong to it ("slight redness"), with so many small ones between
const PRE = 3

const targets = (
  mark: Mark,
  words: readonly Word[],
  around: FoundAround,
  about: About,
  clauses: Clauses,
  lexicon: Lexicon,
): readonly Found[] => {
  const clause = clauses.of(mark.from)
  const signs = about.inClause(clause)
  const ahead = signs.find(
    (f) =>
      f.from >= mark.to &&
      f.from - mark.to <= PRE &&
      words.slice(mark.to, f.from).every((w) => lexicon.isSmall(w) || lexicon.passes.has(w.word)),
  )
  const isWithin = (f: Found): boolean => f.from <= mark.from && mark.to <= f.to
  // "where the helmet sits, and a little rub": a sign may go on over a conjunction
  const within = signs.find(isWithin) ?? around.holding(mark)
  const one = within ?? ahead ?? about.nearest(mark.from, mark.to)
  // "strong coffee", "like after too much sun": said of a thing
  const next = words[mark.to]
  if (
    within === undefined &&
    next?.kind === 'word' &&
    (mark.to - mark.from === 1 || mark.said === TOO_MUCH) &&
    lexicon.isThing(next.word) &&
    !signs.some((f) => f.at.includes(mark.to))
  )
    return []
  return one ? [one] : about.before(clause, mark.from).slice(-1)
}

/** The grade of every sign. The highest that is said wins; a mild word never takes a sign away. */
export const gradesOf = (
  words: readonly Word[],
  found: readonly Found[],
  { remarks, places }: Annotated,
  about: About,
  clauses: Clauses,
  lexicon: Lexicon,
): Grades => {
  const { files } = lexicon
  const { not_for, only_pain } = files.severity
  const onlyPain = new Set(only_pain)
  const said = new Map<Found, Grade[]>()
  const eased = new Set<Found>()
  const soft = new Set(remarks.flatMap((r) => (r.entry.kind === 'soft' ? [`${r.from}-${r.to}`] : [])))
  const astray: Mark[] = []
  const marks = [
    ...remarks
      .filter((r) => r.entry.kind !== 'severity' || !soft.has(`${r.from}-${r.to}`))
      .flatMap((r) => markOf(r, onlyPain)),
    ...scales(words),
  ]
  const around = foundAround(found)
  // "slightly spongy on one side, getting bigger" is not taken back
  const turned = new Set(
    remarks.flatMap(({ entry, from }) =>
      TURNS.has(entry.kind) || (entry.kind === 'trend' && entry.trend !== 'better') ? [clauses.of(from).sentence] : [],
    ),
  )
  for (const mark of marks) {
    const meant = targets(mark, words, around, about, clauses, lexicon)
    if (meant.length === 0 && mark.grade === 3 && MEASURE.test(mark.said)) astray.push(mark)
    for (const target of meant) {
      const sign = lexicon.knowledge.signs[target.sign]
      if (!sign || not_for[target.sign]?.includes(mark.said)) continue
      if (mark.isPain && sign.group !== PAIN_GROUP && target.sensation !== 'pain') continue
      if (mark.grade === 'soft' && !sign.neverCalm) continue
      const isEased = files.severity.eased.includes(target.sign) && target.grade === LITTLE
      if (mark.grade === 1 && isEased && !turned.has(clauses.of(target.from).sentence)) eased.add(target)
      // the "bad" of "bad smell" is part of the sign; "agony" and "like a balloon" tell both what it is and how bad
      const isItself =
        target.sensation !== null &&
        target.grade === null &&
        target.at.every((i) => (mark.from <= i && i < mark.to) || places.some((p) => p.from <= i && i < p.to))
      if (
        !isItself &&
        target.from <= mark.from &&
        mark.to <= target.to &&
        target.at.some((i) => mark.from <= i && i < mark.to)
      )
        continue
      const grade = mark.grade === 'soft' ? 2 : mark.grade
      said.set(target, [...(said.get(target) ?? []), grade])
    }
  }
  const of = new Map(
    found.map((f) => {
      const sign = lexicon.knowledge.signs[f.sign]
      const own = f.grade ?? sign?.lowestGrade ?? 1
      const told = said.get(f) ?? []
      const carried = sign && own > sign.lowestGrade && !eased.has(f) ? [own] : []
      const least = eased.has(f) ? 1 : own
      const grade = Math.max(...(told.length > 0 ? [...told, ...carried] : [least])) as Grade
      return [f, { grade: sign ? clampGrade(grade, sign) : grade, isAssumed: told.length === 0 }] as const
    }),
  )
  return { of, astray }
}
