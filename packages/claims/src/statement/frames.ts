import type { Match } from '../match/matcher.ts'
import type { Statement } from './statement.ts'

/** Frames of `frame/<name>` that a statement matched. */
export const framesOf = (statement: Statement, name: string): readonly Match[] =>
  statement.matches.filter(({ owner, part }) => part === name && owner === 'frame')

/** What warns of the words behind it; "there is no doubt that" does not. */
export const warningsOf = (statement: Statement): readonly Match[] => {
  const comforts = framesOf(statement, 'comforts')
  return framesOf(statement, 'warns').filter(
    ({ from }) => !comforts.some((comfort) => comfort.from <= from && from < comfort.to),
  )
}
