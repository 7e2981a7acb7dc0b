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
  readonly words: readonly string[]
}

/** The phrases of the signs, as they are looked up. */
export interface SignsLearnt {
  readonly book: PhraseBook<RawSign, SignPhrase>
  /** listed single words, by base and as written: the sign of a sensation's word where nothing tells a place */
  readonly lone: ReadonlyMap<string, LoneSign>
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
  const lone = new Map<string, LoneSign>()
  const alone = new Set<string>()
  const compose = composer(files, learning)
  const all: readonly RawSign[] = Object.values(knowledge.signs).flatMap((sign) =>
    sign.says.map(({ phrase, grade }) => ({ sign, grade, words: read(phrase) })),
  )
  for (const { sign, grade, words } of all) {
    const [word = ''] = words
    if (words.length !== 1) continue
    const before = lone.get(base(word))
    alone.add(`${sign.id} ${base(word)}`)
    if (before === undefined || (before.sign === sign.id && before.grade > grade))
      lone.set(base(word), { sign: sign.id, grade })
    // "blisters" may carry more than "blister"
    lone.set(word, { sign: sign.id, grade })
  }
  /** The words that tell it. "feel very ill" carries more than "feel ill": there the small word counts. */
  const keptOf = ({ sign, grade, words }: RawSign): readonly string[] => {
    const isGraded = grade > sign.lowestGrade
    const kept = words.filter((word) => !drop.has(word) || (isGraded && loud.has(word)))
    // "had a fit" must not become "fit"
    const isThin =
      kept.length === 0 || (kept.length === 1 && words.length > 1 && !alone.has(`${sign.id} ${base(kept[0] ?? '')}`))
    return isThin ? words : kept
  }
  const wordings = (raw: RawSign): readonly Wording<SignPhrase>[] => {
    const { id, neverCalm, lowestGrade } = raw.sign
    const written = keptOf(raw)
    const bases = written.map(base)
    if (bases.length === 1 && sensations.said(bases).length > 0) return []
    const composed = bases.length < 3 ? compose(bases) : null
    const isLowest = raw.grade === lowestGrade
    if (composed === id && isLowest) return []
    const entry: SignPhrase = { sign: id, grade: raw.grade, neverCalm, written, exact: composed !== null }
    if (bases.length !== 2 || raw.words.length !== 2) return [{ words: bases, entry }]
    const turned: SignPhrase = { ...entry, written: written.toReversed() }
    return [
      { words: bases, entry },
      { words: bases.toReversed(), entry: turned, isSpare: true },
    ]
  }
  const book = phraseBook<RawSign, SignPhrase>(wordings)
  for (const raw of all) {
    const [first = '', second = '', ...more] = keptOf(raw)
    book.file(base(first), raw)
    if (second !== '' && more.length === 0 && raw.words.length === 2) book.file(base(second), raw)
  }
  return { book, lone }
}
