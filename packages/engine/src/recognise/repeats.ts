import type { RecognisedSign } from '../recognised.ts'

// what overlaps stands near: a text that says one thing ten thousand times stays fast
const NEAR = 4

const overlaps = ({ at: one }: RecognisedSign, { at: other }: RecognisedSign): boolean =>
  one.start < other.end && other.start < one.end

/** Does `other` tell all that `one` tells? */
const tellsAll = (other: RecognisedSign, one: RecognisedSign): boolean =>
  (one.trend === null || one.trend === other.trend) &&
  (one.grade ?? 0) <= (other.grade ?? 0) &&
  (one.beganHoursAgo === undefined || one.beganHoursAgo === other.beganHoursAgo) &&
  (one.presentForHours ?? 0) <= (other.presentForHours ?? 0) &&
  (!one.afterGap || other.afterGap) &&
  (!one.betterThenWorse || other.betterThenWorse) &&
  (!one.oneSided || other.oneSided) &&
  // a bruise where fat was taken from speaks for none on the scalp, nor the other way round
  one.needsPart === other.needsPart

/**
 * Without what two readings of the same words tell twice ("bruise on my scalp", "the bruise is yellow now, nearly gone"): the one that tells more stays.
 * Only readings that share a word are taken for one: redness here that fades and redness there that does not are two.
 */
export const withoutRepeats = (signs: readonly RecognisedSign[]): readonly RecognisedSign[] => {
  const bySign = Map.groupBy(signs, (s) => s.sign)
  const isRepeat = (sign: RecognisedSign): boolean => {
    const others = bySign.get(sign.sign) ?? []
    const own = others.indexOf(sign)
    const first = Math.max(0, own - NEAR)
    return others
      .slice(first, own + NEAR + 1)
      .some(
        (other, n) =>
          other !== sign &&
          overlaps(sign, other) &&
          tellsAll(other, sign) &&
          (!tellsAll(sign, other) || first + n < own),
      )
  }
  return signs.filter((sign) => !isRepeat(sign))
}
