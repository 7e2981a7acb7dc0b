import { type ClauseScene, has } from './clause-scene.ts'
import { DOUBTFUL, HANDED_BACK } from './lost.ts'
import { saidBeside } from './said-beside.ts'
import { oddsOf } from './traits.ts'

/** A stretch that is weighed. `to` is exclusive. */
export interface Weighed {
  /** what is added to the signs, or a clause that tells one */
  readonly kind: 'beside' | 'sign'
  readonly from: number
  readonly to: number
}

/** All that is weighed. What was long ago and what is read whole (asides.ts) is none of it. */
export const weighedOf = (scene: ClauseScene): readonly Weighed[] => [
  ...saidBeside(scene).map(({ from, to }) => ({ kind: 'beside' as const, from, to })),
  ...scene.clauses.list
    .filter((c) => has(scene.signs, c) && !scene.asides.has(c.index) && !scene.past.has(c.index))
    .map(({ from, to }) => ({ kind: 'sign' as const, from, to })),
]

/**
 * Marks as not understood what is said in words, harmless one by one, of people who had reason to worry: beside a sign ("my wife saw it and went quiet"), and
 * around one ("the soreness has a beat of its own now"). It only hands back. A sign that is never calm needs no weighing.
 * Logistic regression over words and pairs of words; what it was learnt from: tools/worries/learn.ts.
 */
export const handBackWorries = (lost: Uint8Array, scene: ClauseScene): void => {
  const { worries } = scene.lexicon.weights
  for (const { kind, from, to } of weighedOf(scene)) {
    if (kind === 'sign' && scene.neverCalm.subarray(from, to).includes(1)) continue
    if (oddsOf({ from, to }, worries, scene) < worries.worryingFrom[kind]) continue
    for (let i = from; i < to; i++) if (lost[i] !== HANDED_BACK) lost[i] = DOUBTFUL
  }
}
