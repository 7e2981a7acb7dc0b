import type { Temporal } from 'temporal-polyfill'
import type { PatientRecord } from './record.ts'

const DAY_MS = 86_400_000
// a sign of today is compared with those of these days at least, and with all that was said since the last session
const LEAST_DAYS = 60

/** How far back a check-in of this moment looks, milliseconds since 1970: whoever had no session is looked at from the beginning. */
export const reachFrom = ({ sessions }: Pick<PatientRecord, 'sessions'>, at: Temporal.Instant): number => {
  const ended = sessions.map(({ ended_at }) => ended_at.epochMilliseconds).filter((end) => end <= at.epochMilliseconds)
  return Math.min(at.epochMilliseconds - LEAST_DAYS * DAY_MS, ended.length === 0 ? 0 : Math.max(...ended))
}
