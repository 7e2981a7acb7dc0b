// How long an effect is told to last, held against its windows.
import type { Effect } from '@anagen/kb'
import type { Quantity } from '../statement/quantity.ts'
import { inWords } from './evidence.ts'
import type { RuleContext } from './rule.ts'

/** A time that the evidence contradicts, and the fact that does. */
export interface Contradiction {
  readonly at: { readonly from: number; readonly to: number }
  /** the result that the time is said of */
  readonly of?: { readonly from: number; readonly to: number }
  /** how long the result lasts: whatever else the sentence says of it is the same claim */
  readonly isWhole?: boolean
  readonly text: string
  readonly fact: string
}

const endOf = (effect: Effect): number => Math.max(effect.upper, effect.disputedUntil)

/** `isOpen`: no end is set; `isEnd`: a moment is told as the end, "they drop off on day two". Said to be over well before the evidence lets it end, or to be normal well after. Where an effect has several windows the kindest counts. */
export function wrongWindow(
  quantity: Quantity,
  named: readonly Effect[][],
  isOpen: boolean,
  isEnd: boolean,
  { data }: RuleContext,
): Contradiction | undefined {
  const shorter = data.numbers?.shorter ?? 0
  const longer = data.numbers?.longer ?? Number.POSITIVE_INFINITY
  for (const effects of named) {
    const [first] = effects
    if (!first || effects.some((effect) => effect.persistsWhileUsed)) continue
    // one time for several effects is that of the one that lasts longest
    const tooLong = named.flat().every((effect) => quantity.high > endOf(effect) * longer)
    if (tooLong && (!quantity.isMoment || quantity.isUpperBound))
      return {
        at: quantity,
        text: `it is expected for at most ${inWords(Math.max(...effects.map(endOf)))}`,
        fact: first.id,
      }
    const isStart = quantity.isLowerBound || (quantity.isMoment && !quantity.isUpperBound && !isEnd)
    const isLate = effects.some((effect) => effect.onset.from >= (data.numbers?.late_onset ?? 0))
    if (isStart || (isLate && quantity.isMoment) || (isOpen && !quantity.isUpperBound)) continue
    const isShort = quantity.high < (data.numbers?.least_hours ?? 0)
    // what begins weeks later is measured from its own beginning, by the shortest that it usually takes
    const leastOf = ({ typical, onset }: Effect): number =>
      isLate ? (typical.from - onset.from) * shorter : isShort ? typical.from : typical.to * shorter
    if (effects.every((effect) => quantity.high < leastOf(effect) && quantity.high < effect.upper))
      return {
        at: quantity,
        text: `it usually lasts up to ${inWords(first.typical.to)}, and is expected for up to ${inWords(first.upper)}`,
        fact: first.id,
      }
  }
  return undefined
}
