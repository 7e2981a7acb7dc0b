import { foldPhrase } from './fold.ts'
import type { WordFiles } from './word-files.ts'

/** The words of a phrase in the other ways to write them; none where nothing in them is denied so. */
export type WriteOut = (words: readonly string[]) => readonly (readonly string[])[]

/** "air doesn't come" is told by "air does not come" too, and the other way round. Of several denials each is written in its other ways alone. */
export const writeOutBy = ({ forms }: WordFiles): WriteOut => {
  const pairs = Object.entries(forms.written_out).flatMap(([short, ways]) =>
    ways.flatMap((way) => [[[short], foldPhrase(way)] as const, [foldPhrase(way), [short]] as const]),
  )
  const ways = Map.groupBy(pairs, ([[first = '']]) => first)
  return (words) =>
    words.flatMap((word, n) =>
      (ways.get(word) ?? [])
        .filter(([from]) => from.every((w, i) => w === words[n + i]))
        .map(([from, to]) => [...words.slice(0, n), ...to, ...words.slice(n + from.length)]),
    )
}
