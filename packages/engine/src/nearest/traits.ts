import type { Lexicon } from '../recognise/lexicon.ts'
import type { Word } from '../recognise/read-words.ts'

/** What words that nobody reads are likened to signs by: their bases, and each two next to each other. Small words carry nothing. */
export const traitsIn = (words: readonly Word[], lexicon: Lexicon): ReadonlySet<string> => {
  const traits = new Set<string>()
  let before: string | null = null
  for (const word of words) {
    if (word.kind === 'stop' || word.kind === 'comma') before = null
    if (word.kind !== 'word' || lexicon.isSmall(word) || lexicon.clauses.has(word.word)) continue
    traits.add(word.base)
    if (before !== null) traits.add(`${before} ${word.base}`)
    before = word.base
  }
  return traits
}
