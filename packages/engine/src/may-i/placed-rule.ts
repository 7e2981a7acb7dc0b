import type { Clock, Hours, Knowledge, Treatment } from '@anagen/kb'
import type { Instant, SessionAt } from '../timeline/types.ts'
import { type ActivityRule, endOf, rulesOf } from './activity-rule.ts'
import { lexiconOf } from './lexicon.ts'

const HOUR_MS = 3_600_000

/** `hours` after `start`, in elapsed time. */
export const after = (start: Instant, hours: Hours): Instant => start + hours * HOUR_MS

/** A session whose treatment and time are known. */
export interface Session {
  readonly treatment: Treatment
  readonly at: Instant
  /** how much later than `at` hour 0 may have been, milliseconds; 0: it is known */
  readonly doubt: number
}

/** The end of something that a session asks for: it counts from the latest that hour 0 may have been, and before hour 0 nothing is in doubt. */
export const endAfter = (start: Instant, hours: Hours, doubt: number): Instant =>
  after(start, hours) + (hours > 0 ? doubt : 0)

/** The sessions that can be placed, and what is missing of the others. */
export interface Sorted {
  readonly sessions: readonly Session[]
  readonly unknownTreatments: readonly string[]
  readonly unknownTimes: readonly string[]
}

/** Sorts sessions into those that can be placed, those without a time, and treatments that nobody knows. Slugs are taken as written. */
export const sortSessions = (given: readonly SessionAt[], knowledge: Knowledge): Sorted => {
  const sessions: Session[] = []
  const unknownTreatments: string[] = []
  const unknownTimes: string[] = []
  for (const { slug, at, latest } of given) {
    const treatment = Object.hasOwn(knowledge.treatments, slug) ? knowledge.treatments[slug] : undefined
    if (!treatment) unknownTreatments.push(slug)
    else if (at === null || !Number.isFinite(at)) unknownTimes.push(slug)
    else sessions.push({ treatment, at, doubt: Math.max(0, (latest ?? at) - at) })
  }
  // in one order whatever the order given, so that sessions commute
  sessions.sort((a, b) => a.at - b.at || (a.treatment.slug < b.treatment.slug ? -1 : 1))
  return { sessions, unknownTreatments: unknownTreatments.sort(), unknownTimes: unknownTimes.sort() }
}

/** A rule placed in time; `from: null` = its clock does not run from any session, so that it has no place. */
export interface PlacedRule extends ActivityRule {
  readonly session: Session
  readonly start: Instant | null
  /** exclusive; Infinity = no end */
  readonly end: Instant | null
}

/**
 * The sessions whose end hour 0 of `clock` is. `surgery` counts from every other session of a category that cuts or injects;
 * a clock that nothing here starts (a test, each use, a dose change) has none.
 */
export const clockStarts = (
  clock: Clock,
  session: Session,
  sessions: readonly Session[],
  knowledge: Knowledge,
): readonly Session[] => {
  if (clock === 'session' || clock === 'first-dose') return [session]
  if (clock !== 'surgery') return []
  const cuts = lexiconOf(knowledge).file.surgery_categories
  return sessions.filter((other) => other !== session && cuts.includes(other.treatment.category))
}

/** The rules of `session` on `activity`, placed in time. */
export const placeRules = (
  activity: string,
  session: Session,
  sessions: readonly Session[],
  knowledge: Knowledge,
): PlacedRule[] =>
  (rulesOf(session.treatment, knowledge).get(activity) ?? []).flatMap((rule): PlacedRule[] => {
    const starts = clockStarts(rule.clock, session, sessions, knowledge)
    if (starts.length === 0) return [{ ...rule, session, start: null, end: null }]
    return starts.map(({ at, doubt }) => ({
      ...rule,
      session,
      start: after(at, rule.from),
      end: endAfter(at, rule.to, doubt),
    }))
  })

/** Does `rule` hold at `at`? Half-open: at its very end it does not. */
export const holdsAt = (rule: PlacedRule, at: Instant): boolean =>
  rule.start !== null && rule.end !== null && rule.start <= at && at < rule.end

/** Hours from the earliest to the latest thing a treatment says around its session; lifelong duties and other clocks are left out. */
export const careWindow = (
  treatment: Treatment,
  knowledge: Knowledge,
): { readonly from: Hours; readonly to: Hours } => {
  const lexicon = lexiconOf(knowledge)
  let [from, to] = [0, 0]
  for (const fact of [...treatment.instructions, ...treatment.interactions]) {
    if (
      lexicon.roles.get(fact.id)?.lifelong ||
      ('clock' in fact && fact.clock !== 'session' && fact.clock !== 'first-dose')
    )
      continue
    from = Math.min(from, fact.window.from)
    to = Math.max(to, endOf(fact.window.to, lexicon))
  }
  return { from, to }
}
