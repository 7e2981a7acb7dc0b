import { splitPhrase } from '../match/compile.ts'
import { regularForms } from '../match/forms.ts'
import type { Sentence } from './sentence.ts'

/** A thing named by words [from, to) of a sentence. */
export interface Named<T> {
  readonly what: T
  readonly from: number
  readonly to: number
}

export type FindNames<T> = (sentence: Pick<Sentence, 'words'>) => Named<T>[]

/** Finds things by their names; the longest name wins. A name that ends in `~` stands for the inflections of its last word too. */
export function nameFinder<T>(
  things: readonly { readonly what: T; readonly names: readonly string[] }[],
): FindNames<T> {
  const byFirst = new Map<string, { words: readonly string[]; what: T }[]>()
  const learn = (words: readonly string[], what: T): void => {
    const [first = ''] = words
    byFirst.set(first, [...(byFirst.get(first) ?? []), { words, what }])
  }
  for (const { what, names } of things) {
    for (const name of names) {
      const words = splitPhrase(name)
      let rows: string[][] = [[]]
      for (const word of words) {
        const forms = word.endsWith('~') ? regularForms(word.slice(0, -1)) : [word]
        rows = rows.flatMap((row) => forms.map((form) => [...row, form]))
      }
      for (const row of rows) learn(row, what)
    }
  }
  for (const entries of byFirst.values()) entries.sort((a, b) => b.words.length - a.words.length)
  return ({ words }) => {
    const found: Named<T>[] = []
    for (let i = 0; i < words.length; i++) {
      const entry = byFirst
        .get(words[i]?.text ?? '')
        ?.find((candidate) => candidate.words.every((word, k) => words[i + k]?.text === word))
      if (!entry) continue
      found.push({ what: entry.what, from: i, to: i + entry.words.length })
      i += entry.words.length - 1
    }
    return found
  }
}
