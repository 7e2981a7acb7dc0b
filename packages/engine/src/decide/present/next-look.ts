import type { Hours, Knowledge, Level } from '@anagen/kb'
import type { RawFinding } from '../finding.ts'

/** When to check in again, hours. */
export const checkAgain = (level: Level, knowledge: Knowledge): Hours => knowledge.advice.levels[level].checkAgainHours

/** Hours to an edge; never, where it is past. */
const until = (edge: Hours, at: Hours): Hours => (edge > at ? edge - at : Number.POSITIVE_INFINITY)

/** Until when the verdict holds, hours: no longer than its level may stand, and not past the next edge of a window it rests on. */
export const holds = (level: Level, findings: readonly RawFinding[], knowledge: Knowledge): Hours => {
  let least = knowledge.advice.levels[level].holdsHours
  for (const { effect, at } of findings) {
    if (!effect || at === null) continue
    least = Math.min(least, until(effect.typical.to, at), until(effect.upper, at), until(effect.disputedUntil, at))
  }
  return least
}
