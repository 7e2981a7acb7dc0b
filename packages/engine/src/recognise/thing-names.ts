import type { Lexicon } from './lexicon.ts'
import type { PlaceHit } from './places.ts'
import type { Word } from './read-words.ts'

/** The drain of "the shower drain": a thing. */
export const fixtureAt = (i: number, words: readonly Word[], { files, talk }: Lexicon): boolean =>
  words[i]?.word === files.talk.fixture.thing && talk.fixtures.has(words[i - 1]?.word ?? '')

/** The neck of "neck pillow": a thing, where the word itself names a part of the body. */
export const compoundAt = (i: number, words: readonly Word[], { talk }: Lexicon): boolean =>
  talk.compoundsOf.has(words[i]?.word ?? '') && talk.compounds.has(words[i + 1]?.word ?? '')

/** "hope the photo is clear", "my neck pillow": a word that names a place says something else. */
export const isNoPlace = ({ from, to }: PlaceHit, words: readonly Word[], lexicon: Lexicon): boolean => {
  if (to - from !== 1) return false
  const { word, after } = lexicon.files.talk.deed_too
  if (words[from]?.word === word) return !after.includes(words[from - 1]?.word ?? '')
  return compoundAt(from, words, lexicon)
}
