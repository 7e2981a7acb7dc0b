import type { SensationPhrase } from './learnt.ts'
import type { Wording } from './phrases.ts'
import { type WordFiles, wordsOf } from './word-files.ts'
import type { ReadPhrase } from './word-list.ts'

/** All names of places; small words inside them are left out ("back of my poor head"). */
export const learnPlaces = (
  { places }: WordFiles,
  read: ReadPhrase,
  base: (word: string) => string,
): readonly Wording<string>[] => {
  const inside = new Set(wordsOf(places.inside))
  return Object.entries(places.places).flatMap(([place, phrases]) =>
    phrases.map((phrase) => {
      const all = read(phrase)
      const kept = all.filter((word) => !inside.has(word))
      // "my back" is the body's back, "the back" the back of the head: a phrase that lives by its small word keeps it
      const words = kept.length > 1 || all.length === 1 ? kept : all
      return { words: words.map(base), entry: place }
    }),
  )
}

/** All words and phrases of sensations.yaml. */
export const learnSensations = (
  { sensations }: WordFiles,
  read: ReadPhrase,
  base: (word: string) => string,
  drop: ReadonlySet<string>,
): readonly Wording<SensationPhrase>[] => {
  const wordings: Wording<SensationPhrase>[] = []
  const add = (words: readonly string[], entry: SensationPhrase): void => {
    wordings.push({ words: words.map(base), entry })
  }
  for (const [sensation, row] of Object.entries(sensations.sensations)) {
    for (const word of wordsOf(row.words)) add(read(word), { sensation, grade: null })
    for (const grade of [1, 2, 3, 4] as const)
      for (const word of wordsOf(row.grades?.[grade])) add(read(word), { sensation, grade })
    for (const phrase of row.phrases ?? []) {
      const words = read(phrase)
      const kept = words.filter((word) => !drop.has(word))
      add(kept.length > 1 ? kept : words, { sensation, grade: null })
    }
  }
  return wordings
}
