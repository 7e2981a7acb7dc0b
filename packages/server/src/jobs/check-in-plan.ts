import type { Knowledge, Level } from '@anagen/kb'
import { Temporal } from 'temporal-polyfill'

/** What the plan rests on: read afresh each time, never kept. */
export interface ForPlan {
  /** sessions that were not taken back, and when the clinic first told of each */
  readonly sessions: readonly {
    readonly treatment: string
    readonly endedAt: Temporal.Instant
    readonly recordedAt: Temporal.Instant
  }[]
  /** the newest check-in, with its newest verdict */
  readonly latest: { readonly writtenAt: Temporal.Instant; readonly level: Level } | null
}

/** A check-in that somebody is waiting for. */
export interface DueCheckIn {
  readonly dueAt: Temporal.Instant
  /** from here on it is missed */
  readonly missedAt: Temporal.Instant
}

const { compare } = Temporal.Instant
const MINUTES_PER_HOUR = 60
const after = (at: Temporal.Instant, hours: number): Temporal.Instant =>
  at.add({ minutes: Math.round(hours * MINUTES_PER_HOUR) })

/** Until when, in hours after a session, an emergency may still begin. */
export const riskHours = (treatment: string, { treatments }: Knowledge): number =>
  Math.max(
    0,
    ...(treatments[treatment]?.complications ?? [])
      .filter(({ urgency, clock }) => urgency === 'emergency' && clock === 'session')
      .map(({ onset }) => onset.to),
  )

/**
 * When to ask after a session, in hours: once the first look is due, and each time something that was expected should be over,
 * as long as an emergency may still begin.
 */
export const lookHours = (treatment: string, knowledge: Knowledge): readonly number[] => {
  const first = knowledge.advice.levels.expected.checkAgainHours
  const risk = riskHours(treatment, knowledge)
  if (risk === 0) return []
  const overs = (knowledge.treatments[treatment]?.effects ?? [])
    .filter(({ clock, upper }) => clock === 'session' && upper > first && upper <= risk)
    .map(({ upper }) => upper)
  return [...new Set([first, ...overs])].sort((a, b) => a - b)
}

/** The look that is asked for after a check-in, by its level: the verdict says when to look again, and how long it holds. */
const afterCheckIn = (latest: NonNullable<ForPlan['latest']>, { advice }: Knowledge): DueCheckIn | null => {
  const { checkAgainHours, holdsHours } = advice.levels[latest.level]
  // what was expected is looked at again by the plan of the session; an emergency is with people now
  if (latest.level === 'expected' || holdsHours === 0) return null
  return { dueAt: after(latest.writtenAt, checkAgainHours), missedAt: after(latest.writtenAt, holdsHours) }
}

/**
 * The looks after a session. Nobody could be asked before the clinic told of it: one look at that moment stands for those that would have been before,
 * as long as an emergency may still begin. A past that a clinic brings along asks nobody for anything.
 */
const looksOf = (
  { treatment, endedAt, recordedAt }: ForPlan['sessions'][number],
  knowledge: Knowledge,
): readonly Temporal.Instant[] => {
  const all = lookHours(treatment, knowledge).map((hours) => after(endedAt, hours))
  const toCome = all.filter((at) => compare(at, recordedAt) >= 0)
  const isLate = toCome.length < all.length && compare(recordedAt, after(endedAt, riskHours(treatment, knowledge))) < 0
  return isLate ? [recordedAt, ...toCome] : toCome
}

const afterSessions = ({ sessions }: ForPlan, knowledge: Knowledge): readonly DueCheckIn[] => {
  const { checkAgainHours, holdsHours } = knowledge.advice.levels.expected
  return sessions.flatMap((session) =>
    looksOf(session, knowledge).map((dueAt) => ({ dueAt, missedAt: after(dueAt, holdsHours - checkAgainHours) })),
  )
}

/** A check-in answers the looks before it, and one that was about to come. */
const isAnswered = ({ dueAt }: DueCheckIn, { latest }: ForPlan, { advice }: Knowledge): boolean =>
  latest !== null && compare(dueAt, after(latest.writtenAt, advice.levels.watch.checkAgainHours)) <= 0

/** How the looks that nobody answered stand at a moment. */
export interface Looks {
  /** the one that is asked for: the oldest that is due and not missed yet; one at a time */
  readonly asked: DueCheckIn | null
  /** all that are due and not missed yet */
  readonly due: readonly DueCheckIn[]
  /** of those that are missed, the one that was missed last */
  readonly missed: DueCheckIn | null
  /** the first to come */
  readonly next: DueCheckIn | null
}

/** All looks that are open. One that was missed hides none that comes after it, and one that comes after it does not put off that it was missed. */
export const looksAt = (given: ForPlan, knowledge: Knowledge, now: Temporal.Instant): Looks => {
  const again = given.latest && afterCheckIn(given.latest, knowledge)
  const open = afterSessions(given, knowledge).filter((due) => !isAnswered(due, given, knowledge))
  const all = [...(again ? [again] : []), ...open].sort((a, b) => compare(a.dueAt, b.dueAt))
  const isBy = (at: Temporal.Instant): boolean => compare(at, now) <= 0
  const due = all.filter(({ dueAt, missedAt }) => isBy(dueAt) && !isBy(missedAt))
  const missed = all.filter(({ missedAt }) => isBy(missedAt)).sort((a, b) => compare(a.missedAt, b.missedAt))
  return {
    asked: due[0] ?? null,
    due,
    missed: missed.at(-1) ?? null,
    next: all.find(({ dueAt }) => !isBy(dueAt)) ?? null,
  }
}

/** The look that a patient is told of: the one that is asked for, else the one that they missed, else the first to come; null when none is. */
export const nextCheckIn = (given: ForPlan, knowledge: Knowledge, now: Temporal.Instant): DueCheckIn | null => {
  const { asked, missed, next } = looksAt(given, knowledge, now)
  return asked ?? missed ?? next
}
