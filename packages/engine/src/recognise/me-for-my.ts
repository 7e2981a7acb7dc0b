import type { Lexicon } from './lexicon.ts'
import { perLexicon } from './per-lexicon.ts'
import { wordsOf } from './word-files.ts'

const ME = 'me'
const MY = 'my'

interface Said {
  readonly kind: string
  readonly word: string
  readonly base: string
  readonly key: string
}

const ownedOf = perLexicon((lexicon: Lexicon): ReadonlySet<string> => new Set(wordsOf(lexicon.files.grammar.me_for_my)))

/** "with me head between me knees" is said of my head: before what somebody has, `me` is `my`. */
export const withMeForMy = <W extends Said>(words: readonly W[], lexicon: Lexicon): readonly W[] => {
  if (!words.some(({ word }) => word === ME)) return words
  const owned = ownedOf(lexicon)
  return words.map((word, i) => {
    const next = words[i + 1]
    const isMy = word.word === ME && next?.kind === 'word' && owned.has(next.word)
    return isMy ? { ...word, word: MY, base: MY, key: MY } : word
  })
}
