import type { Grade, Knowledge, Trend } from '@anagen/kb'
import { TRENDS } from '@anagen/kb'
import { type Parsed, problem } from './problem.ts'
import { quote } from './quote.ts'

/** One sign as written: an id or words, with grade and trend where they were said. */
export interface SignInput {
  readonly words: string
  readonly grade: Grade | null
  readonly trend: Trend | null
}

const gradeOf = (text: string): Grade | null => {
  const n = Number(text)
  return n === 1 || n === 2 || n === 3 || n === 4 ? n : null
}
const trendOf = (text: string): Trend | null => TRENDS.find((t) => t === text.toLowerCase()) ?? null

/** Reads `id or words[:grade][:trend]`. @example parseSign('redness:2:worse') */
export const parseSign = (text: string, at = '--sign'): Parsed<SignInput> => {
  const [words = '', ...rest] = text.split(':').map((part) => part.trim())
  if (words === '') return problem(at, `${quote(text)} names no sign; write for example redness:2:worse`)
  let grade: Grade | null = null
  let trend: Trend | null = null
  for (const part of rest) {
    if (part === '' || part === '?') continue
    const asGrade = gradeOf(part)
    const asTrend = trendOf(part)
    if (asGrade !== null) grade = asGrade
    else if (asTrend !== null) trend = asTrend
    else
      return problem(
        at,
        `${quote(part)} is neither a grade (1 mild, 2 moderate, 3 severe, 4 life-threatening) nor a trend (${TRENDS.join(', ')})`,
      )
  }
  return { value: { words, grade, trend } }
}

/** Is this the id of a sign? */
export const isSignId = (words: string, knowledge: Knowledge): boolean => Object.hasOwn(knowledge.signs, words)
