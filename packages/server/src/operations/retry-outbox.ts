import { z } from 'zod'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { orRefuse, Refused, refusal } from '../operation/refusal.ts'
import { audit } from '../records/audit.ts'
import { id } from '../records/fields.ts'

/** Tries a mail or a call to another program again, now: one that was given up, or that waits after it failed. */
export const retryOutbox = operation(
  {
    name: 'retry-outbox',
    summary: 'Tries a mail or a call to another program again, now',
    who: ['owner', 'clinician', 'nurse', 'assistant'],
    scope: 'write',
    input: z.strictObject({ outboxId: id }),
    result: z.object({ outboxId: z.string() }),
    refusals: ['not-found', 'already-done'],
  },
  async ({ outboxId }, asked) => {
    await asked.database.within(scopeOf(asked.actor), async (tx) => {
      const row = orRefuse(
        await tx.db
          .selectFrom('outbox')
          .select(['id', 'kind', 'patient_id', 'done_at', 'attempts', 'given_up_at'])
          .where('id', '=', outboxId)
          .where(({ eb, or }) => or([eb('kind', 'like', 'mail-%'), eb('kind', 'like', 'webhook-%')]))
          .executeTakeFirst(),
        'not-found',
        'There is no such mail or call in the outbox.',
      )
      const { actor } = asked
      if (row.kind.startsWith('webhook-') && !(actor.kind === 'staff' && actor.role === 'owner'))
        throw new Refused(refusal('not-allowed', 'Only the owner has other programs called again.'))
      const hasFailed = row.attempts > 0 || row.given_up_at !== null
      // one that is being sent at this moment is locked, and needs no second try
      const free =
        row.done_at === null && hasFailed
          ? await tx.db
              .selectFrom('outbox')
              .select('id')
              .where('id', '=', outboxId)
              .where('done_at', 'is', null)
              .forUpdate()
              .skipLocked()
              .executeTakeFirst()
          : undefined
      orRefuse(
        free,
        'already-done',
        'It was sent, is being sent, or waits for its first try: look at the outbox again.',
      )
      await tx.db
        .updateTable('outbox')
        .set({ run_at: asked.now().toString(), given_up_at: null })
        .where('id', '=', outboxId)
        .execute()
      await audit(tx, asked, {
        action: 'retry-outbox',
        subjectKind: 'outbox',
        subjectId: outboxId,
        patientId: row.patient_id,
        detail: { kind: row.kind },
      })
    })
    asked.wake()
    return { outboxId }
  },
)
