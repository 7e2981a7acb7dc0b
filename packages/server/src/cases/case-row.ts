import type { Level } from '@anagen/kb'
import type { Temporal } from 'temporal-polyfill'
import { type Named, statement } from '../database/statement.ts'
import type { CaseCause, CaseEventKind, CaseState } from '../database/tables.ts'
import { writeTogether } from '../database/together.ts'
import type { Tx } from '../database/transaction.ts'
import { writeInstant } from '../database/types.ts'
import type { Look } from '../duty/who-looks.ts'
import { actorId } from '../operation/actor.ts'
import type { Asked } from '../operation/deps.ts'
import { type Key, seal } from '../secrets/envelope.ts'

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

const insertCase = statement<CaseInsert>()('insert-case', (db, slot) =>
  db.insertInto('clinical_case').values({
    clinic_id: slot('clinic_id'),
    id: slot('id'),
    patient_id: slot('patient_id'),
    check_in_id: slot('check_in_id'),
    cause: slot('cause'),
    level: slot('level'),
    state: slot('state'),
    owner_id: slot('owner_id'),
    opened_at: slot('opened_at'),
    due_at: slot('due_at'),
  }),
)

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

const insertEvent = statement<EventInsert>()('insert-case-event', (db, slot) =>
  db.insertInto('case_event').values({
    clinic_id: slot('clinic_id'),
    id: slot('id'),
    case_id: slot('case_id'),
    patient_id: slot('patient_id'),
    at: slot('at'),
    by_kind: slot('by_kind'),
    by_id: slot('by_id'),
    kind: slot('kind'),
    level: slot('level'),
    note: slot('note'),
  }),
)

export interface NewCase {
  readonly id: string
  readonly patientId: string
  readonly checkInId: string | null
  readonly cause: CaseCause
  readonly level: Level
  readonly look: Look
  readonly at: Temporal.Instant
}

/** The rows of a new case and its first event, to be written together with others. */
export const caseRows = (asked: Asked, found: NewCase): readonly Named<unknown>[] => [
  insertCase({
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
  }),
  eventRow(asked, {
    caseId: found.id,
    patientId: found.patientId,
    kind: 'opened',
    level: found.level,
    at: found.at,
    note: null,
  }),
]

/** Opens a case with its first event. */
export const openCase = async (tx: Tx, asked: Asked, found: NewCase): Promise<void> => {
  await tx.run(writeTogether('open-case', caseRows(asked, found)))
}

export interface NewEvent {
  readonly caseId: string
  readonly patientId: string
  readonly kind: CaseEventKind
  readonly level: Level
  readonly at: Temporal.Instant
  /** what somebody wrote, with the key of the patient it is about */
  readonly note: { readonly text: string; readonly key: Key } | null
}

export const eventPlace = (clinicId: string, id: string): string => `case_event/${clinicId}/${id}`

const eventRow = ({ actor, newId }: Asked, event: NewEvent): Named<unknown> => {
  const id = newId()
  return insertEvent({
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
  })
}

/** One more line in the history of a case, which is never changed. */
export const addEvent = async (tx: Tx, asked: Asked, event: NewEvent): Promise<void> => {
  await tx.run(eventRow(asked, event))
}
