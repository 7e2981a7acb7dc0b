import type { ZoneOffset } from '../parse/written-date.ts'
import { type Day, wallMs } from './day.ts'

const MINUTE_MS = 60_000
/** No clock has skipped more than this since 1970, whole days apart. */
const LONGEST_GAP_MINUTES = 3 * 60
const STEP_MINUTES = 10

/** The clock on the wall of one zone. On most days it does not change, and one look at each midnight is enough. */
export interface WallClock {
  readonly instant: (day: Day, minute: number) => number
  /** a time that the clocks skip: nobody can come then */
  readonly isSkipped: (day: Day, minute: number) => boolean
}

export const wallClock = (zoneOffset: ZoneOffset): WallClock => {
  const midnights = new Map<Day, number>()
  const atMidnight = (day: Day): number => {
    const known = midnights.get(day)
    if (known !== undefined) return known
    const fresh = zoneOffset(wallMs(day, 0))
    midnights.set(day, fresh)
    return fresh
  }
  const changes = (day: Day): boolean =>
    atMidnight(day) !== atMidnight(day + 1) || atMidnight(day) !== atMidnight(day - 1)
  const instant = (day: Day, minute: number): number => {
    const wall = wallMs(day, minute)
    return wall - (changes(day) ? zoneOffset(wall) : atMidnight(day)) * MINUTE_MS
  }
  const isSkipped = (day: Day, minute: number): boolean => {
    if (!changes(day)) return false
    const here = instant(day, minute)
    for (let further = STEP_MINUTES; further <= LONGEST_GAP_MINUTES; further += STEP_MINUTES)
      if (instant(day, minute + further) <= here) return true
    return false
  }
  return { instant, isSkipped }
}
