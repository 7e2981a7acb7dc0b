import { fold } from './fold.ts'
import type { Lexicon } from './lexicon.ts'
import { perLexicon } from './per-lexicon.ts'
import type { PlaceHit } from './place-hit.ts'
import type { Word } from './read-words.ts'
import { wordsOf } from './word-files.ts'

// "my bald top is a bit pinkish": so soon what is felt there
const SOON = 5

const wordsOfLoss = perLexicon(({ files: { places } }) => {
  const setOf = (block: string): ReadonlySet<string> => new Set(wordsOf(block).map(fold))
  const { owners, lost, names, news } = places.own_loss
  return { owners: setOf(owners), lost: setOf(lost), names: setOf(names), news: setOf(news) }
})

/**
 * "my bald spot goes rosy": what is treated, where something else is said of it and nothing is new. Null where the loss itself may be told
 * ("my bald spot is growing", "a bald spot").
 */
export const baldPlaceAt = (from: number, words: readonly Word[], lexicon: Lexicon): PlaceHit | null => {
  const { owners, lost, names, news } = wordsOfLoss(lexicon)
  const at = (n: number): string => (words[from + n]?.kind === 'word' ? (words[from + n]?.word ?? '') : '')
  if (!owners.has(at(0)) || !lost.has(at(1)) || !names.has(at(2))) return null
  const to = from + 3
  let stop = to
  while (stop < words.length && words[stop]?.kind !== 'stop') stop++
  // "my bald spot is pink. It came last week."
  if (words.some(({ word }, i) => (i < from || i >= to) && news.has(word))) return null
  const isFelt = ({ kind, base }: Word): boolean =>
    kind === 'word' && lexicon.sensations.said([lexicon.idOf(base)]).length > 0
  const said = words.slice(to, Math.min(stop, to + SOON))
  return said.some(isFelt) ? { place: 'crown', from, to, isDescribed: true, isComposed: true } : null
}
