import type { Knowledge } from '@anagen/kb'
import { recognise } from '../recognise/recognise.ts'
import type { Recognised, RecognisedSign } from '../recognised.ts'
import type { ReportedSign } from '../report.ts'
import { isSignId, type SignInput } from './sign.ts'

/** A sign as it was named, in ids of the vocabulary. */
export interface SignsRead {
  readonly signs: readonly ReportedSign[]
  /** null where an id was given */
  readonly recognised: Recognised | null
  /** word for word what could not be read */
  readonly lost: readonly string[]
}

/** A sign found in words, as a report holds it. */
export const fromWords = (s: RecognisedSign): ReportedSign => ({
  sign: s.sign,
  grade: s.grade,
  gradeAssumed: s.gradeAssumed,
  trend: s.trend,
  afterGap: s.afterGap,
  betterThenWorse: s.betterThenWorse,
  oneSided: s.oneSided,
  words: s.at.text,
  ...(s.beganHoursAgo === undefined ? {} : { beganHoursAgo: s.beganHoursAgo }),
  ...(s.presentForHours === undefined ? {} : { presentForHours: s.presentForHours }),
})

/** A sign given as id or words; a grade or trend beside it wins over what the words say. */
export const readSign = (input: SignInput, knowledge: Knowledge): SignsRead => {
  if (isSignId(input.words, knowledge))
    return { signs: [{ sign: input.words, grade: input.grade, trend: input.trend }], recognised: null, lost: [] }
  const recognised = recognise(input.words, knowledge)
  const signs = recognised.signs.map(fromWords).map((s) => ({
    ...s,
    ...(input.grade === null ? {} : { grade: input.grade, gradeAssumed: false }),
    ...(input.trend === null ? {} : { trend: input.trend }),
  }))
  // named as a sign, so it is there: what was read as a denial or as nothing at all is not understood
  const lost = signs.length === 0 ? [input.words] : recognised.notUnderstood.map((span) => span.text)
  return { signs, recognised, lost }
}
