import { showHours } from '@anagen/engine'
import type { Knowledge, Level } from '@anagen/kb'
import {
  type Asked,
  isRefusal,
  latestOf,
  listCheckIns,
  listMessages,
  listStaff,
  type Refusal,
  showNextCheckIn,
  showPatient,
} from '@anagen/server'
import { type Rest, restOf } from './case-rest.ts'
import type { CaseMessage } from './case-view.ts'
import { type PhotoShown, photosShown } from './photos.ts'
import { mayEndRegimens, type RegimenShown, regimensShown } from './regimens.ts'
import { dayText, timeText, type WallClock } from './wall-time.ts'
import { withdrawnShown } from './withdrawals.ts'

const HOUR_MS = 3_600_000

/** Of a day alone the day: 00:00 would read as the time at which it ended. */
const endText = (endedAt: string, clock: WallClock): string => {
  const at = Date.parse(endedAt)
  return latestOf(at, clock.zone) === at ? timeText(endedAt, clock) : dayText(endedAt, clock)
}

export interface PatientView {
  readonly id: string
  readonly name: string
  readonly phone: string | null
  readonly email: string | null
  readonly about: readonly string[]
  readonly courses: readonly {
    readonly id: string
    readonly treatment: string
    readonly sessions: readonly SessionShown[]
    readonly regimens: readonly RegimenShown[]
  }[]
  readonly mayEndRegimens: boolean
  readonly cases: readonly {
    readonly id: string
    readonly level: Level
    readonly state: string
    readonly opened: string
    readonly owner: string
    readonly due: string
    readonly isOverdue: boolean
    readonly rest: Rest | null
  }[]
  readonly checkIns: readonly {
    readonly id: string
    readonly level: Level
    readonly when: string
    readonly headline: string
  }[]
  /** these are not the newest ones */
  readonly areOlderCheckIns: boolean
  /** the place in the list from which the ones before these go on; null: there are none */
  readonly olderCheckIns: string | null
  readonly photos: readonly PhotoShown[]
  readonly messages: readonly CaseMessage[]
  readonly hasOlderMessages: boolean
  readonly nextDue: string | null
  /** it should have come by then */
  readonly isNextLate: boolean
  /** of what is sent next from this page: sent twice, it is done once */
  readonly formId: string
}

export interface SessionShown {
  readonly id: string
  readonly when: string
  readonly since: string
  readonly areas: readonly string[]
}

interface Wanted {
  readonly patientId: string
  /** check-ins before that place in the list; null: the newest */
  readonly before: string | null
}

/** A patient on one page: who, what was done, how it went. */
export const patientViewOf = async (
  asked: Asked,
  { patientId, before }: Wanted,
  clock: WallClock,
  knowledge: Knowledge,
): Promise<PatientView | Refusal> => {
  const mayRead = asked.actor.kind === 'staff' && asked.actor.role !== 'auditor'
  const [checkIns, messages, due, staff] = await Promise.all([
    listCheckIns({ patientId, limit: 50, ...(before === null ? {} : { cursor: before }) }, asked),
    mayRead ? listMessages({ patientId, limit: 50 }, asked) : { items: [], next: null },
    showNextCheckIn({ patientId }, asked),
    listStaff({}, asked),
  ])
  // after the check-ins: one that needed a case never stands in the list without it
  const patient = await showPatient({ patientId }, asked)
  if (isRefusal(patient)) return patient
  if (isRefusal(checkIns)) return checkIns
  if (isRefusal(messages)) return messages
  if (isRefusal(due)) return due
  if (isRefusal(staff)) return staff
  const names = new Map(staff.items.map(({ staffId, name: who }) => [staffId, who]))
  const { name, phone, email, modifiers, courses, sessions, regimens, cases, photos } = patient
  return {
    id: patientId,
    name,
    phone,
    email,
    about: modifiers.map((id) => knowledge.modifiers[id]?.who ?? id),
    courses: courses.map(({ courseId, treatment }) => ({
      id: courseId,
      treatment: knowledge.treatments[treatment]?.name ?? treatment,
      sessions: sessions
        .filter((session) => session.courseId === courseId)
        .map(({ sessionId, endedAt, areas }) => ({
          id: sessionId,
          when: endText(endedAt, clock),
          since: showHours((clock.now - Date.parse(endedAt)) / HOUR_MS),
          areas,
        })),
      regimens: regimensShown(regimens, courseId, clock),
    })),
    mayEndRegimens: mayEndRegimens(asked),
    cases: cases.map((found) => ({
      id: found.caseId,
      level: found.level,
      state: found.state,
      opened: timeText(found.openedAt, clock),
      owner: found.ownerName,
      due: timeText(found.dueAt, clock),
      isOverdue: found.overdue,
      rest: restOf(found, clock),
    })),
    checkIns: checkIns.items.map(({ id, receivedAt, level, verdicts }) => ({
      id,
      level: verdicts.at(-1)?.verdict.level ?? level,
      when: timeText(receivedAt, clock),
      headline: verdicts.at(-1)?.verdict.headline ?? '',
    })),
    areOlderCheckIns: before !== null,
    olderCheckIns: checkIns.next,
    photos: photosShown(photos, clock),
    hasOlderMessages: messages.next !== null,
    messages: messages.items
      .map(({ id, sentAt, byKind, byId, text, withdrawn }) => ({
        id,
        when: timeText(sentAt, clock),
        who: byKind === 'staff' ? (names.get(byId) ?? '') : null,
        text,
        withdrawn: withdrawnShown(withdrawn, clock),
        mayWithdraw: false,
      }))
      .reverse(),
    nextDue: due.next && timeText(due.next.dueAt, clock),
    isNextLate: due.next !== null && Date.parse(due.next.dueAt) < clock.now,
    formId: asked.newId(),
  }
}
