import type { Level } from '@anagen/kb'
import type { Temporal } from 'temporal-polyfill'
import { withinOneWorkingDay } from './opening.ts'
import type { Rota } from './rota.ts'
import { type CaseLevel, needsHuman } from './who-looks.ts'

/** When whoever took a case is asked what became of it, if nothing is noted until then. What waits for a working day is asked about after one. */
export const idleFrom = (level: Level, now: Temporal.Instant, rota: Rota): Temporal.Instant => {
  const idle: Record<CaseLevel, () => Temporal.Instant> = {
    emergency: () => now.add({ minutes: rota.idleEmergencyMinutes }),
    urgent: () => now.add({ minutes: rota.idleUrgentMinutes }),
    contact: () => withinOneWorkingDay(now, rota),
  }
  return idle[needsHuman(level) ? level : 'contact']()
}
