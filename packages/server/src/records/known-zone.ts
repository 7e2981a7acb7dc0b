import { Temporal } from 'temporal-polyfill'
import { type Refusal, refusal } from '../operation/refusal.ts'

const known = new Map<string, boolean>()
const MOST = 1000
const SOME_DAY = Temporal.Instant.fromEpochMilliseconds(0)

/** Whether times can be told in it: what goes by the clock of a patient never fails because of what somebody wrote there. */
export const isZone = (zone: string): boolean => {
  const before = known.get(zone)
  if (before !== undefined) return before
  if (known.size >= MOST) known.clear()
  const found = canTell(zone)
  known.set(zone, found)
  return found
}

const canTell = (zone: string): boolean => {
  try {
    SOME_DAY.toZonedDateTimeISO(zone)
    return true
  } catch {
    return false
  }
}

export const notAZone = (): Refusal => refusal('unknown-zone', 'Write an IANA time zone, for example Europe/London.')
