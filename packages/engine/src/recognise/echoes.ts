import type { Lexicon } from './lexicon.ts'
import type { Word } from './read-words.ts'

/** "Just fuzz" beside fuzz on the cheeks: a word that only signs of these groups are told with, none of which is never calm, adds nothing to one of them. */
export const isEcho = ({ word, base }: Word, groups: ReadonlySet<string>, { echoes }: Lexicon): boolean => {
  if (groups.size === 0) return false
  const own = echoes.of(word) | echoes.of(base)
  return own !== 0 && echoes.isOnlyOf(own, groups)
}
