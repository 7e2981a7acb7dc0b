import type { Level } from '@anagen/kb'
import { Temporal } from 'temporal-polyfill'
import type { Role } from '../database/tables.ts'
import { endOfDay, nextOpening, withinOneWorkingDay } from './opening.ts'
import type { Rota, Shift } from './rota.ts'

/** Who will look at something of a level, and by when. */
export interface Look {
  /** has the case */
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly dueAt: Temporal.Instant
  readonly isOnDuty: boolean
  /** nobody is on duty until then; null = somebody is, or it is not known when */
  readonly nobodyUntil: Temporal.Instant | null
}

/** The levels that need a human: each makes a case. */
export type CaseLevel = Exclude<Level, 'expected' | 'watch'>

export const needsHuman = (level: Level): level is CaseLevel => level !== 'expected' && level !== 'watch'

const compare = Temporal.Instant.compare
const isNow = ({ startsAt, endsAt }: Shift, now: Temporal.Instant): boolean =>
  compare(startsAt, now) <= 0 && compare(now, endsAt) < 0
const byPlace = (a: Shift, b: Shift): number => a.place - b.place || compare(a.startsAt, b.startsAt)
const byStart = (a: Shift, b: Shift): number => compare(a.startsAt, b.startsAt) || a.place - b.place
const earlier = (a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant => (compare(a, b) <= 0 ? a : b)

/** Those on duty, in the order in which they are asked. */
export const onDuty = (rota: Rota, now: Temporal.Instant): readonly Shift[] =>
  rota.shifts.filter((shift) => isNow(shift, now)).sort(byPlace)

const dueBy = (level: CaseLevel, now: Temporal.Instant, rota: Rota): Temporal.Instant => {
  const due: Record<CaseLevel, () => Temporal.Instant> = {
    emergency: () => now.add({ minutes: rota.emergencyMinutes }),
    // the same day, even when less than the usual time is left of it
    urgent: () => earlier(now.add({ minutes: rota.urgentMinutes }), endOfDay(now, rota.zone)),
    contact: () => withinOneWorkingDay(now, rota),
  }
  return due[level]()
}

/**
 * Who looks: the first on duty; for what may wait, the next one to come before it is due; else the owner, who has every case that nobody else has.
 * What cannot wait never waits for a shift that is still to begin.
 */
export const whoLooks = (level: CaseLevel, now: Temporal.Instant, rota: Rota): Look => {
  const dueAt = dueBy(level, now, rota)
  const [first] = onDuty(rota, now)
  if (first) return { id: first.staffId, name: first.name, role: first.role, dueAt, isOnDuty: true, nobodyUntil: null }
  const next = rota.shifts.filter(({ startsAt }) => compare(startsAt, now) > 0).sort(byStart)[0]
  const nobodyUntil = next?.startsAt ?? nextOpening(now, rota)
  const canWait = level === 'contact' && next !== undefined && compare(next.startsAt, dueAt) < 0
  const looker = canWait ? { id: next.staffId, name: next.name, role: next.role } : rota.owner
  // opening hours without a rota: being open does not mean that somebody looks
  return {
    ...looker,
    dueAt,
    isOnDuty: false,
    nobodyUntil: nobodyUntil && compare(nobodyUntil, now) > 0 ? nobodyUntil : null,
  }
}
