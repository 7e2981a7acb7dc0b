import type { Coverage } from './clause-scene.ts'
import type { Clause, Clauses } from './clauses.ts'
import type { Lexicon } from './lexicon.ts'
import { numberAt } from './numbers.ts'
import { perLexicon } from './per-lexicon.ts'
import type { Word } from './read-words.ts'
import { wordsOf } from './word-files.ts'

const SLASH = '/'

interface Stretch {
  readonly from: number
  readonly to: number
}

/** Numbers of a clause, in digits or words. */
const numbersIn = ({ from, to }: Clause, words: readonly Word[], { measures }: Lexicon) => {
  const numbers: { readonly value: number; readonly from: number; readonly to: number }[] = []
  for (let i = from; i < to; i++) {
    const said = numberAt(words, i, measures)
    if (!said) continue
    numbers.push({ value: said.value, from: i, to: said.to })
    i = said.to - 1
  }
  return numbers
}

/** The numbers of the body, each with its names, in words. */
const vitalsOf = perLexicon(({ files }) =>
  files.measures.vitals.map(({ cues, ...range }) => ({ ...range, cues: wordsOf(cues).map((cue) => cue.split('_')) })),
)

// "resting heart rate"
const NAME = 3
// no number passes
const NONE = [1, 0] as const

/** "pulse 15", "sats 88", "BP 190/120": a number of the body that no reading accounts for and that the healthy do not have. */
const isUnhealthy = (
  clause: Clause,
  before: Clause | undefined,
  words: readonly Word[],
  covered: Uint8Array,
  lexicon: Lexicon,
): boolean => {
  const numbers = numbersIn(clause, words, lexicon)
  if (numbers.length === 0) return false
  // "HR: 128"
  const isValue = before !== undefined && before.to - before.from <= NAME && words[clause.from]?.kind === 'number'
  const own = words.slice(isValue ? before.from : clause.from, clause.to)
  return vitalsOf(lexicon).some(({ cues, healthy, over }) => {
    const isNamed = cues.some((cue) => own.some((_, n) => cue.every((word, k) => own[n + k]?.word === word)))
    if (!isNamed) return false
    return numbers.some(({ value, from, to }) => {
      if (covered[from] === 1 || lexicon.measures.units.has(words[to]?.word ?? '')) return false
      // the 2 of "spo2"
      if (words[from]?.token.glued === true && words[from - 1]?.kind === 'word') return false
      const isUnder = words[from - 1]?.word === SLASH || words[from - 1]?.word === 'over'
      const [low, high] = (isUnder ? over : undefined) ?? healthy ?? NONE
      return value < low || value > high
    })
  })
}

const AGE: ReadonlySet<string> = new Set([
  'im',
  'i',
  'am',
  'age',
  'aged',
  'hes',
  'shes',
  'he',
  'she',
  'years',
  'old',
  'yo',
  'turned',
  'male',
  'female',
  'no',
  'number',
  'guard',
  'size',
])

const SEX: ReadonlySet<string> = new Set(['f', 'm', 'female', 'male', 'woman', 'man'])
const SEX_WORDS = 2

/** "it's 39", "up to 101", "at 39 now": a number alone that may be a temperature; "9/10" of nothing. */
const isAlone = (
  clause: Clause,
  before: Clause | undefined,
  words: readonly Word[],
  covered: Uint8Array,
  signs: Uint8Array,
  lexicon: Lexicon,
): boolean => {
  // "about 100 hairs per shower"
  if (signs.subarray(clause.from, clause.to).includes(1)) return false
  const { bare_celsius, bare_fahrenheit } = lexicon.files.measures.temperature
  const own = words.slice(clause.from, clause.to)
  const isAge = own.some((w, n) => AGE.has(w.word) && !(w.word === 'i' && own[n + 1]?.base === 'have'))
  if (isAge) return false
  // "F, 41, on the lotion"
  const isSex =
    before !== undefined && before.to - before.from <= SEX_WORDS && SEX.has(words[before.to - 1]?.word ?? '')
  if (isSex && words[clause.from]?.kind === 'number' && words[clause.from]?.word.length === 2) return false
  const numbers = numbersIn(clause, words, lexicon)
  const isNumber = (i: number): boolean => numbers.some((n) => n.from <= i && i < n.to)
  const isRest = own.every((w, n) => {
    const i = clause.from + n
    return (
      isNumber(i) ||
      covered[i] === 1 ||
      w.kind !== 'word' ||
      lexicon.isSmall(w) ||
      lexicon.clauses.has(w.word) ||
      lexicon.towards.has(w.word) ||
      lexicon.measures.leading.has(w.word) ||
      lexicon.moves.has(w.word) ||
      MEASURED.has(w.word)
    )
  })
  if (!isRest) return false
  return numbers.some(({ value, from, to }) => {
    if (covered[from] === 1 || words[from - 1]?.word === SLASH || words[to]?.word === SLASH) return false
    return [bare_celsius, bare_fahrenheit].some(([low, high]) =>
      [value, value / 10].some((v) => Math.ceil(low) <= v && v <= high),
    )
  })
}

const MEASURED: ReadonlySet<string> = new Set([
  'hit',
  'reads',
  'read',
  'reading',
  'shows',
  'showed',
  'showing',
  'says',
  'said',
  'measured',
  'measuring',
  'running',
  'ran',
  'run',
  'night',
  'last',
  'low',
  'grade',
  'high',
  'above',
  'over',
  'below',
  'under',
  'just',
  'more',
  'than',
  'deg',
  'grad',
  'point',
])

/** "today forty-five, yesterday forty": what is counted is told before. */
const isOfSeries = (clause: Clause, words: readonly Word[], clauses: Clauses, lexicon: Lexicon): boolean =>
  clauses.ofSentence(clause.sentence).some((c) => c.index < clause.index && numbersIn(c, words, lexicon).length > 0)

/** Clauses that hold a number which may tell of danger, and that nothing accounts for: never passed over because a number is no word. */
export const unreadNumbers = (
  words: readonly Word[],
  { covered, signs }: Coverage,
  clauses: Clauses,
  lexicon: Lexicon,
): readonly Stretch[] => {
  if (
    !words.some(
      (w) =>
        w.kind === 'number' ||
        lexicon.measures.ones.has(w.word) ||
        lexicon.measures.tens.has(w.word) ||
        w.word === lexicon.measures.hundred,
    )
  )
    return []
  return clauses.list.flatMap((clause) =>
    isUnhealthy(clause, clauses.list[clause.index - 1], words, covered, lexicon) ||
    (isAlone(clause, clauses.list[clause.index - 1], words, covered, signs, lexicon) &&
      !isOfSeries(clause, words, clauses, lexicon))
      ? [{ from: clause.from, to: clause.to }]
      : [],
  )
}
