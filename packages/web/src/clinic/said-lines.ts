import type { Grade, Knowledge, Trend } from '@anagen/kb'
import type { Said } from '@anagen/server'

/** One thing that was said, ready to read. */
export type SaidLine =
  | { readonly kind: 'words'; readonly text: string }
  | {
      readonly kind: 'sign'
      readonly name: string
      readonly grade: string | null
      readonly trend: Trend | null
      readonly isNotMeant: boolean
    }
  | { readonly kind: 'temperature'; readonly celsius: number }
  | { readonly kind: 'about'; readonly text: string }

const meaning = (sign: string | undefined, grade: Grade | null | undefined, knowledge: Knowledge): string | null =>
  sign === undefined || !grade ? null : (knowledge.signs[sign]?.grades[grade] ?? `grade ${grade}`)

/** What somebody said at one moment, in the order of the form. */
export const saidLines = (
  { say, signs, answers = [], temperatureC, modifiers }: Said,
  knowledge: Knowledge,
): SaidLine[] => {
  const nameOf = (sign: string): string => knowledge.signs[sign]?.plain ?? sign
  return [
    ...(say ? [{ kind: 'words', text: say } as const] : []),
    ...signs.map(({ sign, words, grade, trend }) => ({
      kind: 'sign' as const,
      name: sign === undefined ? (words ?? '') : nameOf(sign),
      grade: meaning(sign, grade, knowledge),
      trend: trend ?? null,
      isNotMeant: false,
    })),
    ...answers.map(({ sign, grade, trend, notMeant }) => ({
      kind: 'sign' as const,
      name: nameOf(sign),
      grade: meaning(sign, grade, knowledge),
      trend: trend ?? null,
      isNotMeant: notMeant ?? false,
    })),
    ...(typeof temperatureC === 'number' ? [{ kind: 'temperature', celsius: temperatureC } as const] : []),
    ...modifiers.map((id) => ({ kind: 'about' as const, text: knowledge.modifiers[id]?.who ?? id })),
  ]
}
