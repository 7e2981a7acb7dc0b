import { showHours, timeline } from '@anagen/engine'
import { type Knowledge, type Level, rank } from '@anagen/kb'
import {
  type Asked,
  isRefusal,
  listCheckIns,
  type Refusal,
  showDuty,
  showNextCheckIn,
  showPatient,
} from '@anagen/server'
import type { Stored } from '../check/answer-view.ts'
import { effectsNear, type Ribbon, ribbonsOfEffects } from '../picture/ribbon.ts'
import { type Allowance, allowancesAt, tasksAt } from './allowed.ts'
import { type CaseLook, caseLook } from './case-look.ts'
import { sessionsOf } from './sessions-of.ts'
import { storedOf } from './verdict-view.ts'
import { dayText, timeText, type WallClock } from './wall-time.ts'

const HOUR_MS = 3_600_000
const MOST_RIBBONS = 2

/** What a patient sees first. */
export interface Today {
  readonly name: string
  readonly where: readonly {
    readonly treatment: string
    readonly since: string
    readonly on: string
    /** how long ago it was stopped; null: it is used, or it was a session */
    readonly stopped: string | null
  }[]
  readonly ribbons: readonly Ribbon[]
  readonly next: NextCheckIn
  /** all that somebody still looks at, the most pressing first */
  readonly openCases: readonly OpenCase[]
  readonly notYet: readonly ShownAllowance[]
  readonly withCare: readonly ShownAllowance[]
  readonly tasks: readonly string[]
  readonly onDuty: string | null
}

export interface OpenCase {
  readonly id: string
  readonly who: string
  readonly by: string
  readonly look: CaseLook
  /** what it is about: a missed check-in and an unread message are none that was sent */
  readonly about: 'last' | 'earlier' | 'record'
  /** it is looked at on the same day, or at once */
  readonly isPressing: boolean
  readonly opened: string
}

export interface NextCheckIn {
  readonly isDue: boolean
  /** in words; null: at once, or nobody waits for one */
  readonly when: string | null
  readonly last: {
    readonly id: string
    readonly level: string
    readonly headline: string
    readonly when: string
    /** until when a calm answer holds; null: it is none */
    readonly stored: Stored | null
  } | null
}

export type ShownAllowance = Omit<Allowance, 'until'> & { readonly until: string | null }

interface Told {
  readonly level: string
  readonly headline: string
  readonly holdsHours: number
}

interface Newest {
  readonly items: readonly {
    readonly id: string
    readonly receivedAt: string
    readonly writtenAt: string
    readonly verdicts: readonly { readonly verdict: Told }[]
  }[]
}

const isPressing = (level: Level): boolean => level === 'urgent' || level === 'emergency'

const isCalm = (level: string): boolean => level === 'expected' || level === 'watch'

const nextOf = (
  { items: [last] }: Newest,
  { next }: { readonly next: { readonly dueAt: string } | null },
  clock: WallClock,
): NextCheckIn => {
  const verdict = last?.verdicts.at(-1)?.verdict
  const isDue = next !== null && Date.parse(next.dueAt) <= clock.now
  return {
    isDue,
    when: next === null || isDue ? null : timeText(next.dueAt, clock),
    last:
      last && verdict
        ? {
            id: last.id,
            level: verdict.level,
            headline: verdict.headline,
            when: timeText(last.receivedAt, clock),
            stored: isCalm(verdict.level) ? storedOf(verdict.holdsHours, Date.parse(last.writtenAt), clock) : null,
          }
        : null,
  }
}

/** A case that a change of the record or of the knowledge opened is younger than its check-in: its time names none. */
const aboutOf = (
  { checkInId, cause }: { readonly checkInId: string | null; readonly cause: string },
  lastId: string | undefined,
): 'last' | 'earlier' | 'record' => {
  if (checkInId !== null && checkInId === lastId) return 'last'
  return checkInId !== null && cause === 'check-in' ? 'earlier' : 'record'
}

/** Where somebody is on the way, what they may do from when, and when to check in next. */
export const todayOf = async (
  asked: Asked,
  patientId: string,
  clock: WallClock,
  knowledge: Knowledge,
): Promise<Today | Refusal> => {
  // the answers before the cases: an urgent one that is stored meanwhile is then either not shown yet or shown with its case and the
  // phone beside it, never as one that nobody has to look at
  const [checkIns, due] = await Promise.all([
    listCheckIns({ patientId, limit: 1 }, asked),
    showNextCheckIn({ patientId }, asked),
  ])
  const [patient, duty] = await Promise.all([showPatient({ patientId }, asked), showDuty({}, asked)])
  for (const answer of [patient, checkIns, duty, due]) if (isRefusal(answer)) return answer
  if (isRefusal(patient) || isRefusal(checkIns) || isRefusal(duty) || isRefusal(due))
    throw new Error('a refusal was passed over')
  const done = sessionsOf(patient, clock.zone)
  const placed = timeline({ sessions: done, now: clock.now }, knowledge)
  const latest = [...new Map(done.toReversed().map((session) => [session.slug, session] as const)).values()].reverse()
  const open = patient.cases
    .filter(({ state }) => state !== 'resolved')
    .sort((a, b) => rank(b.level) - rank(a.level) || Date.parse(a.dueAt) - Date.parse(b.dueAt))
  const shown = (allowance: Allowance): ShownAllowance => ({
    ...allowance,
    until: allowance.until === null ? null : timeText(new Date(allowance.until).toISOString(), clock),
  })
  const allowances = allowancesAt(placed, clock.now)
  return {
    name: patient.name,
    where: latest.map(({ slug, at, stoppedAt }) => ({
      treatment: knowledge.treatments[slug]?.name ?? slug,
      since: showHours((clock.now - at) / HOUR_MS),
      on: dayText(new Date(at).toISOString(), clock),
      stopped: stoppedAt === null ? null : showHours((clock.now - stoppedAt) / HOUR_MS),
    })),
    ribbons: latest
      .flatMap(({ slug, at, stoppedAt }) => {
        // its windows are of somebody who uses it
        const known = stoppedAt === null ? knowledge.treatments[slug] : undefined
        const hours = (clock.now - at) / HOUR_MS
        return known ? ribbonsOfEffects(known.name, effectsNear(known.effects, hours), hours) : []
      })
      .slice(0, MOST_RIBBONS),
    next: nextOf(checkIns, due, clock),
    openCases: open.map((one) => ({
      id: one.caseId,
      who: one.ownerName,
      by: timeText(one.dueAt, clock),
      look: caseLook(one, clock.now),
      about: aboutOf(one, checkIns.items[0]?.id),
      isPressing: isPressing(one.level),
      opened: timeText(one.openedAt, clock),
    })),
    notYet: allowances.filter(({ level }) => level !== 'conditions').map(shown),
    withCare: allowances.filter(({ level }) => level === 'conditions').map(shown),
    tasks: tasksAt(placed).map(({ text }) => text),
    onDuty: duty.contact.look?.onDuty ? duty.contact.look.name : null,
  }
}
