import { type WordFiles, wordsOf } from './word-files.ts'

/** A row of signs, each with the words it is told by, turned round: word -> sign. */
export const inverted = (
  rows: { readonly [sign: string]: string },
  base: (word: string) => string = (word) => word,
): ReadonlyMap<string, string> =>
  new Map(Object.entries(rows).flatMap(([sign, words]) => wordsOf(words).map((w) => [base(w), sign] as const)))

/** sensation -> place -> sign */
export const tableOfPlaces = ({ sensations }: WordFiles): ReadonlyMap<string, ReadonlyMap<string, string>> =>
  new Map(Object.entries(sensations.sensations).map(([id, row]) => [id, inverted(row.at ?? {})] as const))
