import { clockText, type WallClock } from './wall-time.ts'

/** A choice of a form: what it sends, and what would be stored, in words. */
export interface JustNow {
  readonly value: string
  readonly time: string
}

const MINUTE_MS = 60_000
/** How long "just now" may stand on a page that was opened and left. */
const JUST_MS = 15 * MINUTE_MS
const SENT = /^now\/(\d{1,15})$/

/** When the page was made whose "just now" was sent, milliseconds since 1970; null: it was none. */
export const madeAtOf = (sent: string): number | null => {
  const found = SENT.exec(sent)?.[1]
  return found === undefined ? null : Number(found)
}

/** Whether it may still be called so. @param now milliseconds since 1970 */
export const isStillJust = (madeAt: number, now: number): boolean => now - madeAt <= JUST_MS

/** "Just now" on a page made now; what was sent and refused for something else stays what it was, as long as it may. */
export const justNow = (clock: WallClock, sent: string | null): JustNow => {
  const before = sent === null ? null : madeAtOf(sent)
  const ms = before !== null && isStillJust(before, clock.now) ? before : clock.now - (clock.now % MINUTE_MS)
  return { value: `now/${ms}`, time: clockText(new Date(ms).toISOString(), clock) }
}
