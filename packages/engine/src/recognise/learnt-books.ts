import type { Grade, Knowledge } from '@anagen/kb'
import type { LoneSign, Remark, SensationPhrase, SignPhrase } from './learnt.ts'
import type { AsideSource, AsideWords } from './learnt-asides.ts'
import { GRAVE, groupBit, KIND, type LearntLexicon, LONE_GRADES, SIGN_ENTRY } from './learnt-lexicon.ts'
import { type PhraseBook, phraseBook } from './phrases.ts'
import { type WordTable, wordTable } from './word-table.ts'

/** What is learnt from the phrases, ready to be looked up. */
export interface LearntBooks {
  /** of a word as phrases hold it; below 0: none does */
  readonly idOf: WordTable['idOf']
  /** of a word that phrases hold */
  readonly baseLearnt: (word: string) => string | undefined
  readonly isKnown: (word: string) => boolean
  /** tells a symptom: never taken for a name, wins over context among corrections */
  readonly isSymptom: (word: string) => boolean
  /** harmless: context.yaml and common.yaml */
  readonly context: { readonly has: (word: string) => boolean }
  /** what a misspelt word may mean, by first letter and length (`s8`), likeliest first */
  readonly candidates: (shelf: string) => readonly string[]
  readonly signs: PhraseBook<SignPhrase>
  /** the sign of a listed single word, as written or by its base: the sign of a sensation's word where nothing tells a place */
  readonly lone: (word: string, base: string) => LoneSign | undefined
  readonly sensations: PhraseBook<SensationPhrase>
  readonly places: PhraseBook<string>
  readonly remarks: PhraseBook<Remark>
  readonly echoes: Echoes
  readonly scenes: LearntScenes
  /** clauses that are read whole: aside-patterns.ts */
  readonly asides: AsideWords & { readonly source: AsideSource }
}

/** Which scenes words may tell, all by number: see `LearntLexicon.opens` and what follows there. */
export type LearntScenes = Pick<LearntLexicon, 'opens' | 'openers' | 'fills' | 'fillers' | 'filled'>

/** With which signs a word is told: see `LearntLexicon.echoes`. */
export interface Echoes {
  /** 0: with none */
  readonly of: (word: string) => number
  /** only with signs of these groups, none of which is never calm? */
  readonly isOnlyOf: (echo: number, groups: ReadonlySet<string>) => boolean
}

const echoesOf = ({ echoes, lists }: LearntLexicon, idOf: WordTable['idOf']): Echoes => ({
  of: (word) => echoes[idOf(word)] ?? 0,
  isOnlyOf: (echo, groups) => {
    let allowed = 0
    for (const group of groups) allowed |= groupBit(lists.groups, group)
    return (echo & (GRAVE | ~allowed)) === 0
  },
})

const loneOf =
  ({ lone, lists }: LearntLexicon, idOf: WordTable['idOf']): LearntBooks['lone'] =>
  (word, base) => {
    const told = lone[idOf(word)] || lone[idOf(base)] || 0
    // packed by learn-lexicon.ts: a grade is a grade
    const grade = (told % LONE_GRADES) as Grade
    return told === 0 ? undefined : { sign: lists.signs[Math.floor(told / LONE_GRADES) - 1] ?? '', grade }
  }

const signPhraseOf = (
  { signEntries, signWords, lists }: LearntLexicon,
  words: WordTable,
  { signs }: Knowledge,
): ((entry: number) => SignPhrase) => {
  const met = new Map<number, SignPhrase>()
  return (entry) => {
    const known = met.get(entry)
    if (known) return known
    const at = entry * SIGN_ENTRY.size
    const sign = lists.signs[signEntries[at + SIGN_ENTRY.sign] ?? -1] ?? ''
    const from = signEntries[at + SIGN_ENTRY.written]
    const to = signEntries[at + SIGN_ENTRY.size + SIGN_ENTRY.written]
    const phrase: SignPhrase = {
      sign,
      grade: signEntries[at + SIGN_ENTRY.grade] as Grade,
      neverCalm: signs[sign]?.neverCalm ?? true,
      written: Array.from(signWords.subarray(from, to), words.at),
      exact: signEntries[at + SIGN_ENTRY.isExact] === 1,
    }
    met.set(entry, phrase)
    return phrase
  }
}

/** Numbers of a list are made by learn-lexicon.ts together with the list. */
const entryOf =
  <T>(list: readonly T[]) =>
  (entry: number): T =>
    list[entry] as T

const NO_SHELF = [0, 0] as const

export const learntBooks = (learnt: LearntLexicon, knowledge: Knowledge): LearntBooks => {
  const words = wordTable({ ...learnt, text: learnt.words })
  const { idOf } = words
  const { lists, candidates } = learnt
  const kindOf = (word: string): number => learnt.kinds[idOf(word)] ?? 0
  return {
    idOf,
    baseLearnt: (word) => {
      const base = learnt.bases[idOf(word)]
      return base === undefined ? undefined : words.at(base)
    },
    isKnown: (word) => kindOf(word) !== 0,
    isSymptom: (word) => (kindOf(word) & (KIND.symptom | KIND.context | KIND.small)) === KIND.symptom,
    context: { has: (word) => (kindOf(word) & KIND.context) !== 0 },
    candidates: (shelf) => Array.from(candidates.subarray(...(lists.shelves[shelf] ?? NO_SHELF)), words.at),
    signs: phraseBook(learnt.signs, signPhraseOf(learnt, words, knowledge)),
    lone: loneOf(learnt, idOf),
    sensations: phraseBook(learnt.sensations, entryOf(lists.sensations)),
    places: phraseBook(learnt.places, entryOf(lists.places)),
    remarks: phraseBook(learnt.remarks, entryOf(lists.remarks)),
    echoes: echoesOf(learnt, idOf),
    scenes: learnt,
    asides: { source: lists.asides, asideWords: learnt.asideWords, asideRows: learnt.asideRows },
  }
}
