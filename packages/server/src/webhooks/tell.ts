import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../database/transaction.ts'
import type { Asked } from '../operation/deps.ts'
import type { WebhookEvent, WebhookKind } from './events.ts'

export interface Happened {
  readonly event: WebhookEvent
  readonly subjectId: string
  readonly patientId: string | null
  readonly at: Temporal.Instant
  /** tells this time from another time that the same happened to the same */
  readonly once: string
}

/** Puts a call into the outbox for each address of the clinic that asked for this event, in this transaction. */
export const tellWebhooks = async (tx: Tx, asked: Asked, happened: Happened): Promise<void> => {
  const { event, subjectId, patientId, at, once } = happened
  const found = await tx.run<{ id: string }>({
    name: 'webhooks-of-event',
    text: 'select id from webhook where ended_at is null and $1 = any (events)',
    values: [event],
  })
  if (found.length === 0) return
  await tx.db
    .insertInto('outbox')
    .values(
      found.map(({ id }) => ({
        clinic_id: asked.actor.clinicId,
        id: asked.newId(),
        kind: `webhook-${event}` satisfies WebhookKind,
        patient_id: patientId,
        subject_id: subjectId,
        once_key: `webhook/${id}/${event}/${once}`,
        run_at: asked.now().toString(),
        created_at: at.toString(),
        to_id: id,
      })),
    )
    .onConflict((conflict) => conflict.columns(['clinic_id', 'once_key']).doNothing())
    .execute()
}
