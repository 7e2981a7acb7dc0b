import type { CaseShown } from '@anagen/server'
import { spanText, timeText, type WallClock } from './wall-time.ts'

/** How long nothing was noted of a case that somebody took. */
export interface Rest {
  readonly since: string
  /** when its owner is reminded, or it is handed on */
  readonly until: string
  readonly isIdle: boolean
}

/** null: nobody has it, or it is over. */
export const restOf = ({ touchedAt, askedAboutAt, idle }: CaseShown, clock: WallClock): Rest | null =>
  touchedAt === null || askedAboutAt === null
    ? null
    : {
        since: spanText(clock.now - Date.parse(touchedAt)),
        until: timeText(askedAboutAt, clock),
        isIdle: idle,
      }
