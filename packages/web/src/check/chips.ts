import type { Ask, CheckAnswer } from '@anagen/engine'
import { GRADES, type Grade, type Knowledge, type Trend } from '@anagen/kb'

/** A sign as it was taken, to be confirmed or put right. */
export interface Chip {
  readonly sign: string
  readonly name: string
  /** the person's words for it; null where they chose it from a list */
  readonly words: string | null
  readonly grade: Grade | null
  /** nobody said how bad */
  readonly gradeAssumed: boolean
  readonly grades: readonly { readonly grade: Grade; readonly means: string }[]
  readonly trend: Trend | null
  readonly beganHoursAgo: number | null
  /** nobody said when it began, and it would matter */
  readonly askBegan: boolean
  /** which answers would change the level */
  readonly matters: readonly string[]
}

const mattersOf = (sign: string, asks: readonly Ask[]): string[] => [
  ...new Set(asks.filter((ask) => ask.about === sign).flatMap((ask) => ask.matters)),
]

/** One chip for every sign, in the order in which they were said; of one said twice the graver reading. */
export const chipsOf = (answer: Pick<CheckAnswer, 'understood' | 'ask'>, knowledge: Knowledge): Chip[] => {
  const bySign = new Map<string, CheckAnswer['understood'][number]>()
  for (const said of answer.understood) {
    const before = bySign.get(said.sign)
    if (!before || (said.grade ?? 0) > (before.grade ?? 0)) bySign.set(said.sign, said)
  }
  return [...bySign.values()].map(({ sign, name, words, grade, gradeAssumed, trend, beganHoursAgo }) => ({
    sign,
    name,
    words,
    grade,
    gradeAssumed,
    grades: GRADES.flatMap((g) => {
      const means = knowledge.signs[sign]?.grades[g]
      return means === undefined ? [] : [{ grade: g, means }]
    }),
    trend,
    beganHoursAgo,
    askBegan: answer.ask.some((ask) => ask.kind === 'began' && ask.about === sign),
    matters: mattersOf(sign, answer.ask),
  }))
}
