import type { Tx } from '../database/transaction.ts'
import type { Asked } from '../operation/deps.ts'
import type { OutboxRow } from '../outbox/row.ts'
import type { OutboxKind } from '../records/outbox.ts'
import type { WebhookEvent } from './events.ts'
import { tellWebhooks } from './tell.ts'

const EVENTS: Partial<Record<OutboxKind, WebhookEvent>> = {
  'check-in-stored': 'check-in.stored',
  'case-opened': 'case.opened',
  'session-recorded': 'session.recorded',
  'message-sent': 'message.sent',
  'photos-erased': 'patient.erased',
}

/** Tells webhooks of an event that the outbox works out. A check-in that opened a case is told as both. */
export const tellOfRow = async (tx: Tx, asked: Asked, row: OutboxRow): Promise<void> => {
  const event = EVENTS[row.kind as OutboxKind]
  if (event === undefined) return
  const happened = { event, subjectId: row.subjectId, patientId: row.patientId, at: row.createdAt, once: row.id }
  await tellWebhooks(tx, asked, happened)
  if (event !== 'case.opened') return
  const found = await tx.db
    .selectFrom('clinical_case')
    .select('check_in_id')
    .where('id', '=', row.subjectId)
    .where('cause', '=', 'check-in')
    .executeTakeFirst()
  if (found?.check_in_id)
    await tellWebhooks(tx, asked, { ...happened, event: 'check-in.stored', subjectId: found.check_in_id })
}
