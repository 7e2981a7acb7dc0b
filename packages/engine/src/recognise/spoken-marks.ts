import type { Token } from './tokenise.ts'

// "he is in a comma", "my heart came to a full stop": misspelt, or meant
const MEANT: ReadonlySet<string> = new Set(['a', 'an', 'the', 'in', 'into', 'no', 'this', 'that'])

/**
 * Whoever dictates says the marks: "better than last night full stop no pain comma no fever". A mark that is said behind a word is the mark, with
 * the place of its words in the text. @param marks grammar.yaml, `spoken_marks`: folded words -> mark
 */
export const withSpokenMarks = (
  tokens: readonly Token[],
  marks: { readonly [said: string]: string },
): readonly Token[] => {
  if (!tokens.some((token) => token.norm === 'comma' || token.norm === 'stop' || token.norm === 'mark')) return tokens
  const heard: Token[] = []
  for (let i = 0; i < tokens.length; i++) {
    const [token, next, before] = [tokens[i], tokens[i + 1], heard.at(-1)]
    if (!token) continue
    const isBehindWord = before !== undefined && before.kind !== 'stop' && !MEANT.has(before.norm)
    const two = next?.kind === 'word' ? marks[`${token.norm} ${next.norm}`] : undefined
    const mark = token.kind === 'word' && isBehindWord ? (two ?? marks[token.norm]) : undefined
    if (mark === undefined) heard.push(token)
    else {
      const end = two === undefined ? token.end : (next?.end ?? token.end)
      heard.push({ ...token, kind: mark === ',' ? 'comma' : 'stop', norm: mark, end })
      if (two !== undefined) i++
    }
  }
  return heard
}
