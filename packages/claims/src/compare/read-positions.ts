import { careByStatement, readCare } from '../care/read-care.ts'
import type { Linted } from '../lint.ts'
import { claimPositions } from './claim-positions.ts'
import { coursePositions } from './course-positions.ts'
import { effectPositions } from './effect-positions.ts'
import type { Position } from './position.ts'
import type { PositionReader, Read } from './position-reader.ts'
import { scopeOf } from './scope.ts'
import { untilPositions } from './until-positions.ts'

/** Everything that an article says and another can contradict, in the order of the text. */
export function readPositions(linted: Linted, index: number, reader: PositionReader): Position[] {
  const care = careByStatement(readCare(linted.article, reader.care, reader.checker.compiled.vocabulary))
  const flagged = Map.groupBy(linted.findings, ({ ruleId }) => ruleId)
  const read: Read = { ...linted, index, treatmentsOf: scopeOf(linted.article), care, flagged }
  return [
    ...effectPositions(read, reader),
    ...claimPositions(read, reader),
    ...coursePositions(read, reader),
    ...untilPositions(read),
  ].toSorted((a, b) => a.start - b.start || a.end - b.end)
}
