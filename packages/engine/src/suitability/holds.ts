import type { Knowledge } from '@anagen/kb'
import type { Answers } from './answers.ts'

const BARRED = 'barred/'

/** Yes, no, or not known (Kleene): a missing answer never counts as a no. */
export type Truth = boolean | null

const all = (values: readonly Truth[]): Truth => {
  if (values.includes(false)) return false
  return values.includes(null) ? null : true
}

const any = (values: readonly Truth[]): Truth => {
  if (values.includes(true)) return true
  return values.includes(null) ? null : false
}

/** Whether something absolute speaks against a treatment. */
const isBarred = (slug: string, answers: Answers, knowledge: Knowledge): Truth =>
  any(
    (knowledge.treatments[slug]?.contraindications ?? [])
      .filter((c) => c.strength === 'absolute')
      .map((c) => holds(c.when, answers, knowledge)),
  )

const literal = (word: string, answers: Answers, knowledge: Knowledge): Truth =>
  word.startsWith(BARRED) ? isBarred(word.slice(BARRED.length), answers, knowledge) : (answers.get(word) ?? null)

/** Whether one alternative holds wholly. */
export const holds = (when: readonly (readonly string[])[], answers: Answers, knowledge: Knowledge): Truth =>
  any(when.map((alternative) => all(alternative.map((word) => literal(word, answers, knowledge)))))

/** The traits of the alternatives that hold, or that may still come to hold. */
export const traitsIn = (
  when: readonly (readonly string[])[],
  answers: Answers,
  knowledge: Knowledge,
  truth: Truth,
): string[] => {
  const relevant = when.filter((a) => all(a.map((word) => literal(word, answers, knowledge))) === truth)
  const words = relevant.flatMap((alternative) =>
    alternative.flatMap((word) => {
      if (literal(word, answers, knowledge) !== truth) return []
      if (!word.startsWith(BARRED)) return [word]
      const other = knowledge.treatments[word.slice(BARRED.length)]?.contraindications ?? []
      return other
        .filter((c) => c.strength === 'absolute' && holds(c.when, answers, knowledge) === truth)
        .flatMap((c) => traitsIn(c.when, answers, knowledge, truth))
    }),
  )
  return [...new Set(words)]
}
