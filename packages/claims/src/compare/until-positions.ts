import { A_YEAR } from '../statement/hours.ts'
import type { Position, Stand } from './position.ts'
import { positionAt } from './position-at.ts'
import type { Read } from './position-reader.ts'

/** Until when something is to be left: the end of a ban, or the time from which it is allowed. */
export const untilPositions = (read: Read): Position[] =>
  [...read.care.values()].flat().flatMap(({ statement, activity, says, until, from, isBefore, first, last }) => {
    const end: Stand | null = until
      ? { kind: 'range', ...until }
      : from !== null && from > 0
        ? { kind: 'range', low: from, high: from }
        : null
    if (!end || isBefore || statement.isMyth || statement.isTestimonial) return []
    // "red, as after a day in the sun", "the dots pale with sun by year six" tell of an effect
    if (says === 'do' && (statement.effects.length > 0 || end.low > A_YEAR)) return []
    return read.treatmentsOf(statement, { from: first, to: last }).map((treatment) =>
      positionAt(
        read.index,
        statement,
        { from: first, to: last },
        {
          treatment,
          topic: 'until',
          about: activity,
          says: end,
          isHedged: false,
        },
      ),
    )
  })
