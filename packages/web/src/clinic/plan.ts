import { type EntryStatus, timeline } from '@anagen/engine'
import type { Knowledge } from '@anagen/kb'
import { type Asked, isRefusal, type Refusal, showPatient } from '@anagen/server'
import { sessionsOf } from './sessions-of.ts'
import { dayText, timeText, type WallClock } from './wall-time.ts'

/** One step of the plan, placed in time. */
export interface PlanStep {
  readonly key: string
  readonly text: string
  readonly why: string | null
  readonly kind: string
  readonly status: EntryStatus | null
  readonly from: string | null
  readonly to: string | null
  readonly sources: readonly string[]
}

export interface PlanDay {
  readonly day: string
  readonly steps: readonly PlanStep[]
}

const iso = (at: number): string => new Date(at).toISOString()

/** All that is asked of a patient, by the day on which it begins; what has no place in time comes last. */
export const planOf = async (
  asked: Asked,
  patientId: string,
  clock: WallClock,
  knowledge: Knowledge,
): Promise<readonly PlanDay[] | Refusal> => {
  const patient = await showPatient({ patientId }, asked)
  if (isRefusal(patient)) return patient
  const { entries } = timeline({ sessions: sessionsOf(patient), now: clock.now }, knowledge)
  const days = new Map<string, PlanStep[]>()
  for (const [i, entry] of entries.entries()) {
    const day = entry.from === null ? '' : dayText(iso(entry.from), clock)
    const step: PlanStep = {
      key: `${i} ${entry.facts.join()}`,
      text: entry.text,
      why: entry.why,
      kind: entry.kind,
      status: entry.status,
      from: entry.from === null ? null : timeText(iso(entry.from), clock),
      to: entry.to === null ? null : timeText(iso(entry.to), clock),
      sources: entry.sources,
    }
    days.set(day, [...(days.get(day) ?? []), step])
  }
  return [...days].map(([day, steps]) => ({ day, steps }))
}
