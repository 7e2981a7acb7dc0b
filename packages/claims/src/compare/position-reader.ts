import type { ClaimEffect, Knowledge } from '@anagen/kb'
import type { SourceSpan } from '../article/block.ts'
import { type CareWords, careWords } from '../care/care-words.ts'
import type { Care } from '../care/read-care.ts'
import type { Checker, Linted } from '../lint.ts'
import { type FindNames, nameFinder } from '../statement/name-finder.ts'
import type { Statement } from '../statement/statement.ts'
import type { scopeOf } from './scope.ts'

/** What reading positions needs besides the article. */
export interface PositionReader {
  readonly knowledge: Knowledge
  readonly checker: Checker
  readonly care: CareWords
  readonly findBlanket: FindNames<true>
  readonly findFades: FindNames<true>
  readonly findExcludes: FindNames<true>
  readonly findCommon: FindNames<true>
  readonly findAlso: FindNames<ClaimEffect>
}

/** An article that was checked, with its number among those that are compared. */
export interface Read extends Linted {
  readonly index: number
  readonly treatmentsOf: ReturnType<typeof scopeOf>
  /** what it tells people to do and to leave */
  readonly care: ReadonlyMap<Statement, readonly Care[]>
  /** places of the findings of a rule, by rule */
  readonly flagged: ReadonlyMap<string, readonly SourceSpan[]>
}

export function positionReader(knowledge: Knowledge, checker: Checker): PositionReader {
  const { blanket, fades, excludes, common, also } = knowledge.claimBook.compare
  const finder = (names: readonly string[]): FindNames<true> => nameFinder([{ what: true as const, names }])
  return {
    knowledge,
    checker,
    care: careWords(knowledge),
    findBlanket: finder(blanket),
    findFades: finder(fades),
    findExcludes: finder(excludes),
    findCommon: finder(common),
    findAlso: nameFinder(
      knowledge.claimBook.effects.flatMap((what) => (also[what.id] ? [{ what, names: also[what.id] ?? [] }] : [])),
    ),
  }
}
