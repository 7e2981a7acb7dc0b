import type { Recognised, TextSpan } from '../recognised.ts'
import type { ClauseScene } from './clause-scene.ts'
import { DOUBTFUL, HANDED_BACK } from './lost.ts'
import { oddsOf, traitOf } from './traits.ts'

/**
 * Whether all that nobody reads in a text may be taken for talk of the day ("the wind hits it"), though no rule knows it: beside signs that are there,
 * none of which is never calm; where no rule hands anything back; where each clause in question has only words that are heard in normal courses and weighs like
 * those by itself, so that nothing is thinned out by what stands around it; and where the whole text does, the more so where something is doubtful. It is told
 * to the person, and never `expected` (rules/unknowns.ts). Learnt by tools/worries/learn-talk.ts; decision 0051.
 * @param lost marks of lost.ts, one per word
 */
const isTalkOnly = (lost: Uint8Array, scene: ClauseScene): boolean => {
  const { words, clauses, lexicon } = scene
  const { heard, upTo } = lexicon.weights.talk
  if (lost.every((mark) => mark === 0)) return false
  if (!scene.present.includes(1) || scene.neverCalm.includes(1) || lost.includes(HANDED_BACK)) return false
  for (const { from, to } of clauses.list) {
    if (lost.subarray(from, to).every((mark) => mark === 0)) continue
    if (oddsOf({ from, to }, lexicon.weights.talk, scene) > upTo.alone) return false
    for (let i = from; i < to; i++) {
      const word = words[i]
      if (word?.kind === 'word' && !word.isName && !heard.has(traitOf(word, scene))) return false
    }
  }
  const odds = oddsOf({ from: 0, to: words.length }, lexicon.weights.talk, scene)
  return odds <= (lost.includes(DOUBTFUL) ? upTo.doubtful : upTo.unread)
}

/** What nobody reads, as not understood or as talk: either all of it is talk, or none. */
export const unreadOrTalk = (
  unread: readonly TextSpan[],
  lost: Uint8Array,
  scene: ClauseScene,
): Pick<Recognised, 'notUnderstood' | 'takenAsTalk'> =>
  isTalkOnly(lost, scene) ? { notUnderstood: [], takenAsTalk: unread } : { notUnderstood: unread, takenAsTalk: [] }
