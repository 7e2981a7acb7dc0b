import { type ClauseScene, has, placesIn } from './clause-scene.ts'
import type { Clause } from './clauses.ts'
import type { Word } from './read-words.ts'

const AUXILIARIES: ReadonlySet<string> = new Set([
  'has',
  'have',
  'had',
  'is',
  'are',
  'was',
  'were',
  'been',
  'also',
  'just',
  'now',
])
const GOES_ON: ReadonlySet<string> = new Set([',', 'and', 'with'])
const THERE: ReadonlySet<string> = new Set(['there', 'theres'])

const DOWN: ReadonlySet<string> = new Set(['down', 'off', 'away'])
/** "it is dying down" */
const isEasing = (words: readonly Word[], i: number): boolean => DOWN.has(words[i + 1]?.word ?? '')

/**
 * What something is, in a word of sensations (or one of `unwell`, grammar.yaml) that no sign came of: "it is hard as wood", "the dent stays", "feels solid", "sore, and solid". What "it", or a named place, is follows
 * a link; a clause that says nothing else goes on about the sign before it.
 */
export const isUnreadSensation = (i: number, clause: Clause, scene: ClauseScene): boolean => {
  const { words, lexicon, covered, sensed, clauses, negators } = scene
  const word = words[i]
  // a flood of nothing is taken for talk: "soaked" is news all the same
  const isFlood = sensed.has(i) && lexicon.unwell.has(word?.word ?? '')
  // "unbearable" tells how bad a sign is, and may be all that is told
  const isAccountedFor =
    lexicon.unwell.has(word?.word ?? '') && !isEasing(words, i) ? scene.signs[i] === 1 : covered[i] === 1
  const tells = (at: number): boolean => sensed.has(at) || lexicon.unwell.has(words[at]?.word ?? '')
  if (!word || !tells(i) || isAccountedFor || lexicon.well.has(word.word) || lexicon.mildly.has(word.word)) return false
  let link = i - 1
  const isPassed = (at: number): boolean =>
    (lexicon.passes.has(words[at]?.word ?? '') || (tells(at) && covered[at] !== 1)) &&
    !lexicon.links.has(words[at]?.base ?? '')
  while (link > clause.from && isPassed(link)) link--
  const isLink = lexicon.links.has(words[link]?.base ?? '')
  if (negators.has(link) || negators.has(i - 1)) return false
  let of = link - 1
  // "it has gone solid"
  while (of > clause.from && AUXILIARIES.has(words[of]?.word ?? '')) of--
  const subject = words[of]
  if (isLink && of >= clause.from && subject)
    return (
      lexicon.pronouns.has(subject.word) ||
      THERE.has(subject.word) ||
      placesIn(clause, scene).some((p) => p.to - 1 === of)
    )
  // "hard work", "difficult to say" go on; "hard on the left" does not
  const ends = (w: (typeof words)[number]): boolean =>
    w.kind !== 'word' || lexicon.isSmall(w) || lexicon.passes.has(w.word) || lexicon.insidePlaces.has(w.word)
  const isLast = words.slice(i + 1, clause.to).every((w, n) => tells(i + 1 + n) || ends(w))
  const isTold = clauses
    .ofSentence(clause.sentence)
    .some((c) => (isFlood ? c.index < clause.index : c.index === clause.index - 1) && has(scene.present, c))
  const isFirst =
    link <= clause.from && (link < clause.from || isLink || isPassed(link) || GOES_ON.has(words[link]?.word ?? ''))
  return isLast && isFirst && GOES_ON.has(clause.opener) && isTold
}
