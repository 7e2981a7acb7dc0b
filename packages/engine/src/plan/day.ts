import type { IsoDay } from './types.ts'

const DAY_MS = 24 * 3_600_000
const MINUTE_MS = 60_000

/** Days since 1970-01-01: calendar days, whatever the clocks do. */
export type Day = number

/** @returns null where it is no day, also for 2026-02-30 */
export const dayOf = (iso: IsoDay): Day | null => {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? Date.parse(`${iso}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(at)) return null
  const day = at / DAY_MS
  return isoDay(day) === iso ? day : null
}

export const isoDay = (day: Day): IsoDay => new Date(day * DAY_MS).toISOString().slice(0, 10)

/** 1 Monday to 7 Sunday. 1970-01-01 was a Thursday. */
export const weekdayOf = (day: Day): number => ((((day + 3) % 7) + 7) % 7) + 1

/** The wall clock at a minute of a day, as if it were UTC. */
export const wallMs = (day: Day, minute: number): number => day * DAY_MS + minute * MINUTE_MS

/** `540` is `09:00`. */
export const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
