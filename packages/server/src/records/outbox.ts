import type { Temporal } from 'temporal-polyfill'
import { insertRows } from '../database/rows.ts'
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
  | 'message-waits'
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
  | 'past-grown'
  | MailKind
  | WebhookKind

/** One mail to one person. */
export type MailKind = 'mail-case' | 'mail-invitation' | 'mail-link' | 'mail-message' | 'mail-reminder' | 'mail-storage'

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

export interface OutboxRow {
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

const columns = {
  clinic_id: 'uuid',
  id: 'uuid',
  kind: 'text',
  patient_id: 'uuid',
  subject_id: 'uuid',
  once_key: 'text',
  run_at: 'timestamptz',
  created_at: 'timestamptz',
  to_kind: 'text',
  to_id: 'uuid',
} as const
export const insertToDo = insertRows<OutboxRow>('outbox', columns, 'on conflict (clinic_id, once_key) do nothing')
/** What cannot have been put in before; else nothing of its transaction is stored. PostgreSQL looks twice for what may be there already. */
export const insertNewToDo = insertRows<OutboxRow>('outbox', columns)

/** The row of it, to be written together with others. */
export const outboxRow = ({ actor, newId, now }: Asked, todo: ToDo): OutboxRow => {
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

/** Puts something to do into the outbox, in this transaction: done after the commit, or never heard of. */
export const enqueue = async (tx: Tx, asked: Asked, todo: ToDo): Promise<void> => {
  await tx.run(insertToDo([outboxRow(asked, todo)]))
}

/** The same for many, in one statement. */
export const enqueueAll = async (tx: Tx, asked: Asked, todo: readonly ToDo[]): Promise<void> => {
  if (todo.length === 0) return
  // in one order, so that two that put in the same keys wait for each other and never lock each other out
  const rows = todo.map((one) => outboxRow(asked, one)).sort((a, b) => (a.once_key < b.once_key ? -1 : 1))
  await tx.run(insertToDo(rows))
}
