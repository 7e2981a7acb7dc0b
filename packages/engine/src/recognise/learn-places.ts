import type { SensationPhrase } from './learnt.ts'
import { type PhraseBook, phraseBook } from './phrases.ts'
import { type WordFiles, wordsOf } from './word-files.ts'
import type { ReadPhrase } from './word-list.ts'

interface RawPlace {
  readonly words: readonly string[]
  readonly place: string
}
interface RawSensation {
  readonly words: readonly string[]
  readonly entry: SensationPhrase
}

export type Places = PhraseBook<RawPlace, string>
export type Sensations = PhraseBook<RawSensation, SensationPhrase>

/** All names of places; small words inside them are left out ("back of my poor head"). */
export const learnPlaces = ({ places }: WordFiles, read: ReadPhrase, base: (word: string) => string): Places => {
  const inside = new Set(wordsOf(places.inside))
  const book = phraseBook<RawPlace, string>(base, ({ words, place }) => [{ words: words.map(base), entry: place }])
  for (const [place, phrases] of Object.entries(places.places)) {
    for (const phrase of phrases) {
      const all = read(phrase)
      const kept = all.filter((word) => !inside.has(word))
      // "my back" is the body's back, "the back" the back of the head: a phrase that lives by its small word keeps it
      const words = kept.length > 1 || all.length === 1 ? kept : all
      book.file(words[0] ?? '', { words, place })
    }
  }
  return book
}

/** All words and phrases of sensations.yaml. */
export const learnSensations = (
  { sensations }: WordFiles,
  read: ReadPhrase,
  base: (word: string) => string,
  drop: ReadonlySet<string>,
): Sensations => {
  const book = phraseBook<RawSensation, SensationPhrase>(base, ({ words, entry }) => [
    { words: words.map(base), entry },
  ])
  const file = (words: readonly string[], entry: SensationPhrase): void => book.file(words[0] ?? '', { words, entry })
  for (const [sensation, row] of Object.entries(sensations.sensations)) {
    for (const word of wordsOf(row.words)) file(read(word), { sensation, grade: null })
    for (const grade of [1, 2, 3, 4] as const)
      for (const word of wordsOf(row.grades?.[grade])) file(read(word), { sensation, grade })
    for (const phrase of row.phrases ?? []) {
      const words = read(phrase)
      const kept = words.filter((word) => !drop.has(word))
      file(kept.length > 1 ? kept : words, { sensation, grade: null })
    }
  }
  return book
}
