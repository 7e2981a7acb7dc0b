import type { Level } from '@anagen/kb'
import type { Temporal } from 'temporal-polyfill'
import { insertRows } from '../database/rows.ts'
import { writeTogether } from '../database/together.ts'
import type { Tx } from '../database/transaction.ts'
import { writeInstant } from '../database/types.ts'
import type { Look } from '../duty/who-looks.ts'
import { actorId } from '../operation/actor.ts'
import type { Asked } from '../operation/deps.ts'
import { type Key, seal } from '../secrets/envelope.ts'
import type { CaseCause, CaseEventKind, CaseState } from './tables.ts'

interface CaseInsert {
  clinic_id: string
  id: string
  patient_id: string
  check_in_id: string | null
  cause: CaseCause
  level: Level
  state: CaseState
  owner_id: string
  opened_at: string
  due_at: string
}

export const insertCases = insertRows<CaseInsert>('clinical_case', {
  clinic_id: 'uuid',
  id: 'uuid',
  patient_id: 'uuid',
  check_in_id: 'uuid',
  cause: 'text',
  level: 'text',
  state: 'text',
  owner_id: 'uuid',
  opened_at: 'timestamptz',
  due_at: 'timestamptz',
})

interface EventInsert {
  clinic_id: string
  id: string
  case_id: string
  patient_id: string
  at: string
  by_kind: 'patient' | 'caregiver' | 'staff' | 'system'
  by_id: string | null
  kind: CaseEventKind
  level: Level
  note: Buffer | null
}

export const insertCaseEvents = insertRows<EventInsert>('case_event', {
  clinic_id: 'uuid',
  id: 'uuid',
  case_id: 'uuid',
  patient_id: 'uuid',
  at: 'timestamptz',
  by_kind: 'text',
  by_id: 'uuid',
  kind: 'text',
  level: 'text',
  note: 'bytea',
})

export interface NewCase {
  readonly id: string
  readonly patientId: string
  readonly checkInId: string | null
  readonly cause: CaseCause
  readonly level: Level
  readonly look: Look
  readonly at: Temporal.Instant
}

export interface CaseRows {
  readonly opened: CaseInsert
  readonly event: EventInsert
}

/** The rows of a new case and its first event, to be written together with others. */
export const caseRows = (asked: Asked, found: NewCase): CaseRows => ({
  opened: {
    clinic_id: asked.actor.clinicId,
    id: found.id,
    patient_id: found.patientId,
    check_in_id: found.checkInId,
    cause: found.cause,
    level: found.level,
    state: 'open',
    owner_id: found.look.id,
    opened_at: writeInstant(found.at),
    due_at: writeInstant(found.look.dueAt),
  },
  event: eventRow(asked, {
    caseId: found.id,
    patientId: found.patientId,
    kind: 'opened',
    level: found.level,
    at: found.at,
    note: null,
  }),
})

/** Opens a case with its first event. */
export const openCase = async (tx: Tx, asked: Asked, found: NewCase): Promise<void> => {
  const { opened, event } = caseRows(asked, found)
  await tx.run(writeTogether('open-case', [insertCases([opened]), insertCaseEvents([event])]))
}

export interface NewEvent {
  /** default: a new one */
  readonly id?: string | undefined
  readonly caseId: string
  readonly patientId: string
  readonly kind: CaseEventKind
  readonly level: Level
  readonly at: Temporal.Instant
  /** what somebody wrote, with the key of the patient it is about */
  readonly note: { readonly text: string; readonly key: Key } | null
}

export const eventPlace = (clinicId: string, id: string): string => `case_event/${clinicId}/${id}`

const eventRow = ({ actor, newId }: Asked, event: NewEvent): EventInsert => {
  const id = event.id ?? newId()
  return {
    clinic_id: actor.clinicId,
    id,
    case_id: event.caseId,
    patient_id: event.patientId,
    at: writeInstant(event.at),
    by_kind: actor.kind,
    by_id: actorId(actor),
    kind: event.kind,
    level: event.level,
    note: event.note && seal(event.note.key, event.note.text, eventPlace(actor.clinicId, id)),
  }
}

/** One more line in the history of a case, which is never changed. */
export const addEvent = async (tx: Tx, asked: Asked, event: NewEvent): Promise<void> => {
  await tx.run(insertCaseEvents([eventRow(asked, event)]))
}
