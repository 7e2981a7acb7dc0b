import type { Hours, Knowledge, Level } from '@anagen/kb'
import type { RawFinding } from '../finding.ts'

/** When to check in again, hours. */
export const checkAgain = (level: Level, knowledge: Knowledge): Hours => knowledge.advice.levels[level].checkAgainHours

/** Until when the verdict holds, hours: no longer than its level may stand, and not past the next edge of a window it rests on. */
export const holds = (level: Level, findings: readonly RawFinding[], knowledge: Knowledge): Hours => {
  let least = knowledge.advice.levels[level].holdsHours
  for (const { effect, at } of findings) {
    if (!effect || at === null) continue
    for (const edge of [effect.typical.to, effect.upper, effect.disputedUntil])
      if (edge > at && edge - at < least) least = edge - at
  }
  return least
}
