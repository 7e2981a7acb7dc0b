import type { Grade, Knowledge, Sign } from '@anagen/kb'
import type { Places, Sensations } from './learn-places.ts'
import type { LoneSign, SensationPhrase, SignPhrase } from './learnt.ts'
import { type PhraseBook, phraseBook, type Wording } from './phrases.ts'
import { type SensationRow, type WordFiles, wordsOf } from './word-files.ts'
import type { ReadPhrase } from './word-list.ts'

interface Learning {
  readonly read: ReadPhrase
  readonly base: (word: string) => string
  readonly drop: ReadonlySet<string>
  readonly sensations: Sensations
  readonly places: Places
  readonly table: ReadonlyMap<string, ReadonlyMap<string, string>>
}

interface RawSign {
  readonly sign: Sign
  readonly grade: Grade
  readonly phrase: string
}

/** The phrases of the signs, as they are looked up. */
export interface SignsLearnt {
  readonly book: PhraseBook<RawSign, SignPhrase>
  /** the sign of a listed single word, as written or by its base: the sign of a sensation's word where nothing tells a place */
  readonly lone: (word: string, base: string) => LoneSign | undefined
}

/** The sign that the table of sensations gives for one or two bases: a sensation alone or on a place. */
const composer = (files: WordFiles, { sensations, places, table }: Learning) => {
  const treated = new Set(wordsOf(files.places.treated))
  const rowOf = (id: string): SensationRow | undefined => files.sensations.sensations[id]
  const on = (found: readonly SensationPhrase[], place: string | undefined): string | null => {
    for (const { sensation, grade } of place === undefined ? [] : found) {
      const named = place === undefined ? undefined : table.get(sensation)?.get(place)
      const sign = named ?? (place !== undefined && treated.has(place) ? rowOf(sensation)?.default : undefined)
      if (sign !== undefined) return grade === null ? sign : null
    }
    return null
  }
  return (bases: readonly string[]): string | null => {
    const [bare] = sensations.said(bases)
    if (bare) {
      const row = rowOf(bare.sensation)
      return bare.grade === null && row?.needs === undefined ? (row?.unplaced ?? row?.default ?? null) : null
    }
    const [first = '', second = ''] = bases
    if (bases.length !== 2) return null
    return (
      on(sensations.said([second]), places.said([first])[0]) ?? on(sensations.said([first]), places.said([second])[0])
    )
  }
}

/**
 * Learns every phrase of every sign; two words are learnt in both orders ("yellow discharge", "discharge is yellow").
 * A phrase that is only a sensation on a place is left to the table of sensations: there the place may stand anywhere, and
 * "skin is red" does not hide the chest in "skin is red on my chest".
 */
export const learnSigns = (knowledge: Knowledge, files: WordFiles, learning: Learning): SignsLearnt => {
  const { read, base, drop, sensations } = learning
  const loud = new Set(wordsOf(files.grammar.loud))
  const alone = new Set<string>()
  const compose = composer(files, learning)
  const isGraded = ({ sign, grade }: RawSign): boolean => grade > sign.lowestGrade
  const singles: RawSign[] = []
  let lone: Map<string, LoneSign> | null = null
  const learnLone = (): Map<string, LoneSign> => {
    const map = new Map<string, LoneSign>()
    for (const { sign, grade, phrase } of singles) {
      // "light-headed" is two words, and neither tells it alone
      const [word = '', ...more] = read(phrase)
      if (more.length > 0) continue
      const before = map.get(base(word))
      const own: LoneSign = { sign: sign.id, grade }
      alone.add(`${sign.id} ${base(word)}`)
      if (before === undefined || (before.sign === sign.id && before.grade > grade)) map.set(base(word), own)
      // "blisters" may carry more than "blister"
      map.set(word, own)
    }
    return map
  }
  const isAlone = (sign: string, word: string): boolean => {
    lone ??= learnLone()
    return alone.has(`${sign} ${base(word)}`)
  }
  /** The words that tell it. "feel very ill" carries more than "feel ill": there the small word counts. */
  const keptOf = (raw: RawSign, words: readonly string[]): readonly string[] => {
    const counts = isGraded(raw)
    const kept = words.filter((word) => !drop.has(word) || (counts && loud.has(word)))
    // "had a fit" must not become "fit"
    const [only = ''] = kept
    const isThin = kept.length === 0 || (kept.length === 1 && words.length > 1 && !isAlone(raw.sign.id, only))
    return isThin ? words : kept
  }
  const wordings = (raw: RawSign): readonly Wording<SignPhrase>[] => {
    const { id, neverCalm, lowestGrade } = raw.sign
    const words = read(raw.phrase)
    const written = keptOf(raw, words)
    const bases = written.map(base)
    if (bases.length === 1 && sensations.said(bases).length > 0) return []
    const composed = bases.length < 3 ? compose(bases) : null
    const isLowest = raw.grade === lowestGrade
    if (composed === id && isLowest) return []
    const entry: SignPhrase = { sign: id, grade: raw.grade, neverCalm, written, exact: composed !== null }
    if (bases.length !== 2 || words.length !== 2) return [{ words: bases, entry }]
    const turned: SignPhrase = { ...entry, written: written.toReversed() }
    return [
      { words: bases, entry },
      { words: bases.toReversed(), entry: turned, isSpare: true },
    ]
  }
  const keyOf = (written: string): string => base(read(written)[0] ?? '')
  const book = phraseBook<RawSign, SignPhrase>(keyOf, wordings)
  for (const sign of Object.values(knowledge.signs)) {
    for (const { phrase, grade } of sign.says) fileSign({ sign, grade, phrase }, book, singles, drop)
  }
  return {
    book,
    lone: (word, itsBase) => {
      lone ??= learnLone()
      return lone.get(word) ?? lone.get(itsBase)
    },
  }
}

/** Files a phrase under every word that a wording of it may begin with, and reads no more of it than that takes. */
const fileSign = (
  raw: RawSign,
  book: PhraseBook<RawSign, SignPhrase>,
  singles: RawSign[],
  drop: ReadonlySet<string>,
): void => {
  const { phrase } = raw
  let first = ''
  let second = ''
  let more = false
  let count = 0
  for (let start = 0; start <= phrase.length; count++) {
    const space = phrase.indexOf(' ', start)
    const end = space < 0 ? phrase.length : space
    const word = phrase.slice(start, end)
    start = end + 1
    if (drop.has(word)) continue
    if (first === '') first = word
    else if (second === '') second = word
    else {
      more = true
      break
    }
  }
  if (count === 1) singles.push(raw)
  // without its small words it may be too thin: "had a fit"
  if (second === '' && count > 1) book.file(phrase.slice(0, phrase.indexOf(' ')), raw)
  if (first !== '') book.file(first, raw)
  if (second !== '' && !more && count === 2) book.file(second, raw)
}
