import type { Level } from '@anagen/kb'
import { type Asked, isRefusal, listContacts, listRecontacts, logContact, may, type Refusal } from '@anagen/server'
import { textOf } from './door.ts'
import { timeText, type WallClock } from './wall-time.ts'

/** A call to a patient, or one that nobody answered. */
export interface Call {
  readonly id: string
  readonly when: string
  readonly patientId: string
  readonly patient: string
  readonly who: string
  readonly caseId: string | null
  /** null: the patient was erased */
  readonly note: string | null
}

interface Calls {
  readonly rows: readonly Call[]
  readonly next: string | null
}

interface CallsWanted {
  readonly patientId?: string
  readonly cursor?: string | null
  readonly limit?: number
}

/** The contact log of the clinic, or of one patient; empty where it is not this reader's to know. */
export const callsOf = async (
  asked: Asked,
  { patientId, cursor = null, limit = 50 }: CallsWanted,
  clock: WallClock,
): Promise<Calls | Refusal> => {
  if (patientId !== undefined && !may(asked.actor, listContacts)) return { rows: [], next: null }
  const wanted = { limit, ...(cursor === null ? {} : { cursor }), ...(patientId === undefined ? {} : { patientId }) }
  const found = await listContacts(wanted, asked)
  if (isRefusal(found)) return found
  return {
    rows: found.items.map((call) => ({
      id: call.contactId,
      when: timeText(call.at, clock),
      patientId: call.patientId,
      patient: call.patientName,
      who: call.byName ?? '',
      caseId: call.caseId,
      note: call.note,
    })),
    next: found.next,
  }
}

/** Logs the call of a form. */
export const logCall = (form: FormData, patientId: string, asked: Asked) => {
  const checkInId = textOf(form, 'checkIn')
  const about = checkInId === '' ? {} : { checkInId }
  return logContact({ id: textOf(form, 'id'), patientId, note: textOf(form, 'note'), ...about }, asked)
}

export const mayLogCalls = (asked: Asked): boolean => may(asked.actor, logContact)

/** Somebody whose answer is another one since the knowledge changed. */
export interface Recontact {
  readonly key: string
  readonly checkInId: string
  readonly patientId: string
  readonly patient: string
  readonly received: string
  readonly judged: string
  readonly from: Level
  readonly to: Level
  readonly caseId: string | null
  /** null: nobody has called since */
  readonly contacted: string | null
}

export interface RecontactsView {
  readonly rows: readonly Recontact[]
  readonly next: string | null
}

export const recontactsOf = async (
  asked: Asked,
  cursor: string | null,
  clock: WallClock,
): Promise<RecontactsView | Refusal> => {
  const found = await listRecontacts(cursor === null ? {} : { cursor }, asked)
  if (isRefusal(found)) return found
  return {
    rows: found.items.map((row) => ({
      key: `${row.checkInId} ${row.judgedAt}`,
      checkInId: row.checkInId,
      patientId: row.patientId,
      patient: row.patientName,
      received: timeText(row.receivedAt, clock),
      judged: timeText(row.judgedAt, clock),
      from: row.from,
      to: row.to,
      caseId: row.caseId,
      contacted: row.contactedAt && timeText(row.contactedAt, clock),
    })),
    next: found.next,
  }
}
