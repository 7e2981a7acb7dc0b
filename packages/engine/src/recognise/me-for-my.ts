import type { Lexicon } from './lexicon.ts'
import { perLexicon } from './per-lexicon.ts'
import type { Word } from './read-words.ts'
import { wordsOf } from './word-files.ts'

const ME = 'me'
const MY = 'my'

const ownedOf = perLexicon((lexicon: Lexicon): ReadonlySet<string> => new Set(wordsOf(lexicon.files.grammar.me_for_my)))

/** "with me head between me knees" is said of my head: before what somebody has, `me` is `my`. */
export const withMeForMy = (words: readonly Word[], lexicon: Lexicon): readonly Word[] => {
  if (!words.some(({ word }) => word === ME)) return words
  const owned = ownedOf(lexicon)
  return words.map((word, i) => {
    const next = words[i + 1]
    const isMy = word.word === ME && next?.kind === 'word' && owned.has(next.word)
    return isMy ? { ...word, word: MY, base: MY, key: MY } : word
  })
}
