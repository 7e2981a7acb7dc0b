import type { Compared } from '@anagen/kb'
import { treatmentsOf } from '../rules/evidence.ts'
import { matchesOf, nextOf, overlaps, wordsSpan } from '../rules/rule.ts'
import type { Named } from '../statement/name-finder.ts'
import type { Statement } from '../statement/statement.ts'
import type { Position } from './position.ts'
import { positionAt } from './position-at.ts'
import type { PositionReader, Read } from './position-reader.ts'

type At = Pick<Named<unknown>, 'from' | 'to'>

interface Taken {
  readonly topic: Compared
  readonly says: 'yes' | 'no'
  readonly at: At
}

/** Whether a result is for good, a treatment for everybody, and approved. */
export function claimPositions(read: Read, reader: PositionReader): Position[] {
  return read.article.statements.flatMap((statement) => {
    if (statement.isMyth || statement.block.kind === 'heading') return []
    const taken = [
      ...permanence(read, statement, reader),
      ...exclusion(read, statement, reader),
      ...approval(read, statement, reader),
    ]
    return taken.flatMap(({ topic, says, at }) =>
      treatmentsOf(reader.knowledge, read.treatmentsOf(statement, at)).map(({ slug }) =>
        positionAt(read.index, statement, at, {
          treatment: slug,
          topic,
          about: '',
          says: { kind: says },
          isHedged: false,
        }),
      ),
    )
  })
}

const isFlagged = ({ flagged }: Read, statement: Statement, rule: string, { from, to }: At): boolean => {
  const { start, end } = wordsSpan(statement, from, to)
  return (flagged.get(rule) ?? []).some((finding) => finding.start < end && start < finding.end)
}

const stanceOf = ({ article }: Read, statement: Statement, at: At, { checker }: PositionReader) =>
  checker.readStance(statement, at, nextOf(article, statement)).stance

function permanence(read: Read, statement: Statement, reader: PositionReader): Taken[] {
  const [match] = matchesOf(statement, 'permanent-cure', 'says')
  if (match && isFlagged(read, statement, 'permanent-cure', match))
    return [{ topic: 'permanent', says: 'yes', at: match }]
  if (match && stanceOf(read, statement, match, reader) === 'denied')
    return [{ topic: 'permanent', says: 'no', at: match }]
  const at = reader.findFades(statement.sentence).find((found) => isOfResult(statement, found, reader))
  // "it fades. It does not vanish." takes nothing back
  const isSaid = at && ['asserted', 'rebutted'].includes(stanceOf(read, statement, at, reader))
  return isSaid ? [{ topic: 'permanent', says: 'no', at }] : []
}

/** Effects fade as well: what is said of them, or within weeks, is not said of the result. */
function isOfResult(statement: Statement, at: At, { findBlanket, knowledge }: PositionReader): boolean {
  const { result_hours: least } = knowledge.claimBook.compare.numbers
  return (
    !statement.isAlarm &&
    findBlanket(statement.sentence).length === 0 &&
    statement.effects.every((effect) => overlaps(effect, at)) &&
    statement.topicEffects.every((effect) => statement.effects.includes(effect)) &&
    statement.quantities.every((q) => q.unit !== 'hours' || q.high >= least)
  )
}

function exclusion(read: Read, statement: Statement, reader: PositionReader): Taken[] {
  const [match] = matchesOf(statement, 'no-contraindications', 'says')
  if (match && isFlagged(read, statement, 'no-contraindications', match))
    return [{ topic: 'excluded', says: 'yes', at: match }]
  const [at] = reader.findExcludes(statement.sentence)
  return at && !statement.sentence.isQuestion ? [{ topic: 'excluded', says: 'no', at }] : []
}

function approval(read: Read, statement: Statement, reader: PositionReader): Taken[] {
  const [match] = matchesOf(statement, 'false-approval', 'says')
  if (!match) return []
  const stance = stanceOf(read, statement, match, reader)
  // "no mixture is approved" is excused by the rule, and says no more than that it is
  const isExcused = matchesOf(statement, 'false-approval', 'ok').some((ok) => overlaps(ok, match))
  if (stance === 'asserted') return isExcused ? [] : [{ topic: 'approved', says: 'yes', at: match }]
  return stance === 'denied' ? [{ topic: 'approved', says: 'no', at: match }] : []
}
