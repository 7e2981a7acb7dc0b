import { AT_HOME } from '../rules/contradicts-evidence-sessions.ts'
import { treatmentsOf } from '../rules/evidence.ts'
import { matchesOf, nextOf } from '../rules/rule.ts'
import type { Quantity } from '../statement/quantity.ts'
import type { Statement } from '../statement/statement.ts'
import type { Position } from './position.ts'
import { positionAt } from './position-at.ts'
import type { PositionReader, Read } from './position-reader.ts'

const ID = 'contradicts-evidence-sessions'
const HOURS_A_DAY = 24

/** How many sessions a course has, and how far apart they are. */
export function coursePositions(read: Read, reader: PositionReader): Position[] {
  return read.article.statements.flatMap((statement) => {
    if (statement.isMyth || statement.isTestimonial || statement.sentence.isQuestion) return []
    if (matchesOf(statement, ID, 'ok').length > 0) return []
    return [...counts(read, statement, reader), ...gaps(read, statement, reader)]
  })
}

const isAsserted = (
  { article }: Read,
  statement: Statement,
  at: { from: number; to: number },
  { checker }: PositionReader,
) => checker.readStance(statement, at, nextOf(article, statement)).stance === 'asserted'

function taken(
  read: Read,
  statement: Statement,
  at: Quantity,
  what: Pick<Position, 'topic' | 'says'>,
  { knowledge }: PositionReader,
) {
  return treatmentsOf(knowledge, read.treatmentsOf(statement, at))
    .filter(({ category }) => !AT_HOME.has(category))
    .map(({ slug }) => positionAt(read.index, statement, at, { treatment: slug, about: '', isHedged: false, ...what }))
}

function counts(read: Read, statement: Statement, reader: PositionReader): Position[] {
  if (matchesOf(statement, ID, 'enough').length === 0) return []
  return statement.quantities
    .filter((q) => q.unit === 'sessions' && isAsserted(read, statement, q, reader))
    .flatMap((q) => {
      const high = q.isLowerBound ? Number.MAX_SAFE_INTEGER : q.high
      const says = { kind: 'range', low: q.isUpperBound ? 0 : q.low, high } as const
      return taken(read, statement, q, { topic: 'sessions', says }, reader)
    })
}

function gaps(read: Read, statement: Statement, reader: PositionReader): Position[] {
  if (matchesOf(statement, ID, 'course').length === 0) return []
  return statement.quantities
    .filter((q) => q.isInterval && q.unit === 'hours' && q.low >= HOURS_A_DAY && isAsserted(read, statement, q, reader))
    .flatMap((q) => {
      const says = { kind: 'range', low: q.low / HOURS_A_DAY, high: q.high / HOURS_A_DAY } as const
      return taken(read, statement, q, { topic: 'interval', says }, reader)
    })
}
