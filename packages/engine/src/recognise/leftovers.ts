import type { TextSpan } from '../recognised.ts'
import type { Clauses } from './clauses.ts'
import type { Lexicon } from './lexicon.ts'
import type { Word } from './read-words.ts'

/**
 * The stretches of text that nothing accounts for, word for word: each the clause around an unknown word, up to the next sign.
 * @param lost one mark per word that is not understood; @param signs one mark per word of a sign
 */
export const leftovers = (
  text: string,
  words: readonly Word[],
  lost: Uint8Array,
  signs: Uint8Array,
  clauses: Clauses,
  lexicon: Lexicon,
): readonly TextSpan[] => {
  const spans: TextSpan[] = []
  for (const clause of clauses.list) {
    for (let i = clause.from; i < clause.to; i++) {
      if (lost[i] === 0) continue
      let from = i
      let to = i + 1
      while (from > clause.from && signs[from - 1] !== 1) from--
      while (to < clause.to && signs[to] !== 1) to++
      while (from < i && lexicon.clauses.has(words[from]?.word ?? '')) from++
      const start = words[from]?.token.start ?? 0
      const end = words[to - 1]?.token.end ?? start
      spans.push({ start, end, text: text.slice(start, end) })
      i = to - 1
    }
  }
  return spans
}
