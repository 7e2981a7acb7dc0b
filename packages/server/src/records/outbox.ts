import type { Temporal } from 'temporal-polyfill'
import { type Named, statement } from '../database/statement.ts'
import type { ActorKind } from '../database/tables.ts'
import type { Tx } from '../database/transaction.ts'
import { writeInstant } from '../database/types.ts'
import type { Asked } from '../operation/deps.ts'
import type { WebhookKind } from '../webhooks/events.ts'

/** What the outbox knows how to do. The text of a message is made when it is sent, from what holds then. */
export type OutboxKind =
  | 'check-in-stored'
  | 'case-opened'
  | 'message-sent'
  | 'staff-invited'
  | 'patient-invited'
  | 'caregiver-invited'
  | 'session-recorded'
  | 'caregiver-ended'
  | 'staff-ended'
  | 'photos-erased'
  | 'photo-withdrawn'
  | 'replay-started'
  | 'check-in-due'
  | MailKind
  | WebhookKind

/** One mail to one person. */
export type MailKind = 'mail-case' | 'mail-invitation' | 'mail-link' | 'mail-message' | 'mail-reminder'

export interface ToDo {
  readonly kind: OutboxKind
  readonly subjectId: string
  readonly patientId: string | null
  /** default: now */
  readonly runAt?: Temporal.Instant
  /** tells the same thing from another one; default: kind and subject */
  readonly onceKey?: string
  /** who gets it, for a mail */
  readonly to?: { readonly kind: ActorKind; readonly id: string }
}

interface Row {
  clinic_id: string
  id: string
  kind: string
  patient_id: string | null
  subject_id: string
  once_key: string
  run_at: string
  created_at: string
  to_kind: ActorKind | null
  to_id: string | null
}

const insert = statement<Row>()('insert-outbox', (db, slot) =>
  db
    .insertInto('outbox')
    .values({
      clinic_id: slot('clinic_id'),
      id: slot('id'),
      kind: slot('kind'),
      patient_id: slot('patient_id'),
      subject_id: slot('subject_id'),
      once_key: slot('once_key'),
      run_at: slot('run_at'),
      created_at: slot('created_at'),
      to_kind: slot('to_kind'),
      to_id: slot('to_id'),
    })
    .onConflict((conflict) => conflict.columns(['clinic_id', 'once_key']).doNothing()),
)

const rowOf = ({ actor, newId, now }: Asked, todo: ToDo): Row => {
  const at = now()
  return {
    clinic_id: actor.clinicId,
    id: newId(),
    kind: todo.kind,
    patient_id: todo.patientId,
    subject_id: todo.subjectId,
    once_key: todo.onceKey ?? `${todo.kind}/${todo.subjectId}`,
    run_at: writeInstant(todo.runAt ?? at),
    created_at: writeInstant(at),
    to_kind: todo.to?.kind ?? null,
    to_id: todo.to?.id ?? null,
  }
}

/** The row of it, to be written together with others. */
export const outboxRow = (asked: Asked, todo: ToDo): Named<unknown> => insert(rowOf(asked, todo))

/** Puts something to do into the outbox, in this transaction: done after the commit, or never heard of. */
export const enqueue = async (tx: Tx, asked: Asked, todo: ToDo): Promise<void> => {
  await tx.run(outboxRow(asked, todo))
}

const INSERT_ALL = `
  insert into outbox (clinic_id, id, kind, patient_id, subject_id, once_key, run_at, created_at, to_kind, to_id)
  select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::uuid[], $6::text[], $7::timestamptz[], $8::timestamptz[], $9::text[], $10::uuid[])
  on conflict (clinic_id, once_key) do nothing`

const COLUMNS = [
  'clinic_id',
  'id',
  'kind',
  'patient_id',
  'subject_id',
  'once_key',
  'run_at',
  'created_at',
  'to_kind',
  'to_id',
] as const satisfies readonly (keyof Row)[]

/** The same for many, in one statement. */
export const enqueueAll = async (tx: Tx, asked: Asked, todo: readonly ToDo[]): Promise<void> => {
  if (todo.length === 0) return
  // in one order, so that two that put in the same keys wait for each other and never lock each other out
  const rows = todo.map((one) => rowOf(asked, one)).sort((a, b) => (a.once_key < b.once_key ? -1 : 1))
  const values = COLUMNS.map((column) => rows.map((row) => row[column]))
  await tx.run({ name: 'insert-outbox-all', text: INSERT_ALL, values })
}
