import { type EntryStatus, timeline } from '@anagen/engine'
import type { Knowledge } from '@anagen/kb'
import { type Asked, isRefusal, type Refusal, showPatient } from '@anagen/server'
import { sessionsOf } from './sessions-of.ts'
import { dayText, timeText, type WallClock } from './wall-time.ts'

/** One step of the plan, placed in time. */
export interface PlanStep {
  readonly key: string
  /** on which it begins; '': without a date */
  readonly day: string
  readonly text: string
  readonly why: string | null
  readonly kind: string
  readonly status: EntryStatus | null
  readonly from: string | null
  readonly to: string | null
  readonly sources: readonly string[]
}

export interface PlanDay {
  /** '' : without a date */
  readonly day: string
  readonly steps: readonly PlanStep[]
}

/** The plan in the order in which somebody asks: what holds now, what comes, what is over. */
export interface Plan {
  readonly now: readonly PlanStep[]
  /** what holds now, but only for who takes or has something else */
  readonly maybe: readonly PlanStep[]
  readonly ahead: readonly PlanDay[]
  readonly past: readonly PlanDay[]
}

const iso = (at: number): string => new Date(at).toISOString()

/** All that is asked of a patient; what comes and what is over by the day on which it begins, and without a day last. */
export const planOf = async (
  asked: Asked,
  patientId: string,
  clock: WallClock,
  knowledge: Knowledge,
): Promise<Plan | Refusal> => {
  const patient = await showPatient({ patientId }, asked)
  if (isRefusal(patient)) return patient
  const { entries } = timeline({ sessions: sessionsOf(patient, clock.zone), now: clock.now }, knowledge)
  const steps = entries.map(
    (entry, i): PlanStep => ({
      key: `${i} ${entry.facts.join()}`,
      day: entry.from === null ? '' : dayText(iso(entry.from), clock),
      text: entry.text,
      why: entry.why,
      kind: entry.kind,
      status: entry.status,
      from: entry.from === null ? null : timeText(iso(entry.from), clock),
      to: entry.to === null ? null : timeText(iso(entry.to), clock),
      sources: entry.sources,
    }),
  )
  const isMaybe = ({ kind }: PlanStep): boolean => kind === 'interaction'
  const isOver = ({ status }: PlanStep): boolean => status === 'past' || status === 'missed'
  const now = steps.filter(({ status }) => status === 'now')
  return {
    now: now.filter((step) => !isMaybe(step)),
    maybe: now.filter(isMaybe),
    ahead: byDay(steps.filter((step) => step.status !== 'now' && !isOver(step))),
    past: byDay(steps.filter(isOver)),
  }
}

const byDay = (steps: readonly PlanStep[]): PlanDay[] =>
  [...Map.groupBy(steps, ({ day }) => day)]
    .map(([day, those]) => ({ day, steps: those }))
    .sort((a, b) => Number(a.day === '') - Number(b.day === ''))
