import { showHours } from '@anagen/engine'
import type { Knowledge, Level } from '@anagen/kb'
import {
  type Asked,
  isRefusal,
  listCheckIns,
  listMessages,
  listStaff,
  type Refusal,
  showCheckIn,
  showOneCase,
  showPatient,
} from '@anagen/server'
import type { AnswerView } from '../check/answer-view.ts'
import { drawTrend, type Trend } from '../picture/trend.ts'
import { type CaseWords, type WhyNot, whyNots } from './case-actions.ts'
import { type Rest, restOf } from './case-rest.ts'
import { type Correction, correctionsShown } from './check-in-view.ts'
import { type PhotoShown, photosShown } from './photos.ts'
import { type SaidLine, saidLines } from './said-lines.ts'
import { sessionsOf } from './sessions-of.ts'
import { verdictView } from './verdict-view.ts'
import { spanText, timeText, type WallClock } from './wall-time.ts'
import { type WithdrawnShown, withdrawnShown } from './withdrawals.ts'

const HOUR_MS = 3_600_000
const MOST_EARLIER = 20

export interface CaseView {
  readonly caseId: string
  readonly patientId: string
  readonly patient: string
  readonly phone: string | null
  readonly email: string | null
  readonly about: readonly string[]
  readonly level: Level
  readonly state: string
  readonly cause: string
  readonly owner: string
  readonly waits: string
  readonly due: string
  readonly isOverdue: boolean
  readonly rest: Rest | null
  readonly done: readonly {
    readonly treatment: string
    readonly since: string
    readonly on: string
    /** how long ago it was stopped; null: it is used, or it was a session */
    readonly stopped: string | null
  }[]
  readonly said: readonly SaidLine[]
  readonly sentAt: string | null
  /** sent to put an earlier one right: when that was sent, in words where it is known */
  readonly corrects: string | null
  readonly checkInId: string | null
  /** later check-ins that put it right */
  readonly correctedBy: readonly Correction[]
  readonly view: AnswerView | null
  readonly earlier: readonly EarlierCheckIn[]
  /** there are check-ins before the earlier ones, which are not among them */
  readonly hasOlder: boolean
  readonly trend: Trend | null
  readonly photos: readonly PhotoShown[]
  readonly events: readonly CaseEvent[]
  readonly messages: readonly CaseMessage[]
  readonly hasOlderMessages: boolean
  readonly whyNot: WhyNot
  /** of what is sent next from this page: sent twice, it is done once */
  readonly formId: string
}

export interface EarlierCheckIn {
  readonly id: string
  readonly when: string
  readonly level: Level
  readonly said: readonly SaidLine[]
}

export interface CaseEvent {
  readonly when: string
  readonly kind: string
  readonly level: Level
  readonly who: string | null
  readonly note: string | null
}

export interface CaseMessage {
  readonly id: string
  readonly when: string
  /** null: the patient */
  readonly who: string | null
  /** empty: it was withdrawn, and is not for who looks */
  readonly text: string
  readonly withdrawn: WithdrawnShown | null
  /** whoever looks wrote it, and has not withdrawn it yet */
  readonly mayWithdraw: boolean
}

const orThrow = <T>(result: T | Refusal): T => {
  if (isRefusal(result)) throw Object.assign(new Error(result.detail), { refusal: result })
  return result
}

/** empty: longer ago than what is listed */
const sentAt = (
  checkIns: readonly { readonly id: string; readonly receivedAt: string }[],
  id: string,
  clock: WallClock,
): string => {
  const found = checkIns.find((checkIn) => checkIn.id === id)
  return found ? timeText(found.receivedAt, clock) : ''
}

/** A case with all that somebody needs to decide about it. */
export const caseViewOf = async (
  asked: Asked,
  caseId: string,
  clock: WallClock,
  knowledge: Knowledge,
  words: CaseWords,
): Promise<CaseView | Refusal> => {
  const found = await showOneCase({ caseId }, asked)
  if (isRefusal(found)) return found
  const { patientId, checkInId } = found
  const mayReadMessages = listMessages.contract.who.some(
    (who) => asked.actor.kind === 'staff' && who === asked.actor.role,
  )
  const [patient, checkIn, checkIns, messages, staff] = await Promise.all([
    showPatient({ patientId }, asked),
    checkInId === null ? null : showCheckIn({ checkInId }, asked),
    listCheckIns({ patientId, limit: MOST_EARLIER }, asked),
    mayReadMessages ? listMessages({ patientId, limit: 50 }, asked) : { items: [], next: null },
    listStaff({}, asked),
  ])
  for (const answer of [patient, checkIn, checkIns, messages, staff]) if (isRefusal(answer)) return answer
  const names = new Map(orThrow(staff).items.map(({ staffId, name }) => [staffId, name]))
  const record = orThrow(patient)
  const opened = checkIn && orThrow(checkIn)
  const verdict = opened?.verdicts.at(-1)?.verdict
  const earlier = orThrow(checkIns).items
  const nameOf = (kind: string, id: string | null): string | null =>
    kind === 'staff' ? (names.get(id ?? '') ?? null) : kind === 'system' ? null : found.patientName
  return {
    caseId,
    patientId,
    patient: found.patientName,
    phone: record.phone,
    email: record.email,
    about: record.modifiers.map((id) => knowledge.modifiers[id]?.who ?? id),
    level: found.level,
    state: found.state,
    cause: found.cause,
    owner: found.ownerName,
    waits: spanText(clock.now - Date.parse(found.openedAt)),
    due: timeText(found.dueAt, clock),
    isOverdue: found.overdue,
    rest: restOf(found, clock),
    done: sessionsOf(record, clock.zone).map(({ slug, at, stoppedAt }) => ({
      treatment: knowledge.treatments[slug]?.name ?? slug,
      since: showHours((clock.now - at) / HOUR_MS),
      on: timeText(new Date(at).toISOString(), clock),
      stopped: stoppedAt === null ? null : showHours((clock.now - stoppedAt) / HOUR_MS),
    })),
    said: opened ? saidLines(opened.said, knowledge) : [],
    sentAt: opened ? timeText(opened.receivedAt, clock) : null,
    corrects: opened?.corrects ? sentAt(earlier, opened.corrects, clock) : null,
    checkInId,
    correctedBy: opened ? correctionsShown(opened, clock) : [],
    view:
      opened && verdict
        ? verdictView({ verdict, writtenAt: opened.writtenAt }, opened.care.call, clock, knowledge)
        : null,
    earlier: earlier
      .filter(({ id }) => id !== checkInId)
      .map(({ id, receivedAt, level, verdicts, said }) => ({
        id,
        when: timeText(receivedAt, clock),
        level: verdicts.at(-1)?.verdict.level ?? level,
        said: saidLines(said, knowledge),
      })),
    hasOlder: orThrow(checkIns).next !== null,
    trend: drawTrend(
      earlier.map(({ id, receivedAt, level, verdicts }) => ({
        id,
        at: Date.parse(receivedAt),
        level: verdicts.at(-1)?.verdict.level ?? level,
        isThis: id === checkInId,
        when: timeText(receivedAt, clock),
      })),
    ),
    photos: photosShown(record.photos, clock),
    events: found.events.map(({ at, kind, level, byKind, byId, note }) => ({
      when: timeText(at, clock),
      kind,
      level,
      who: nameOf(byKind, byId),
      note,
    })),
    messages: orThrow(messages)
      .items.map(({ id, sentAt, byKind, byId, text, withdrawn }) => ({
        id,
        when: timeText(sentAt, clock),
        who: byKind === 'staff' ? (names.get(byId) ?? '') : null,
        text,
        withdrawn: withdrawnShown(withdrawn, clock),
        mayWithdraw: false,
      }))
      .reverse(),
    hasOlderMessages: orThrow(messages).next !== null,
    whyNot: whyNots(asked, found, words),
    formId: asked.newId(),
  }
}
