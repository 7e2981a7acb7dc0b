import { z } from 'zod'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { orRefuse } from '../operation/refusal.ts'
import { audit } from '../records/audit.ts'
import { id } from '../records/fields.ts'

/** Ends a webhook: what waits for it is not sent any more. */
export const endWebhook = operation(
  {
    name: 'end-webhook',
    summary: 'Ends a webhook at once',
    who: ['owner'],
    scope: 'admin',
    input: z.strictObject({ webhookId: id }),
    result: z.object({ webhookId: z.string() }),
    refusals: ['not-found'],
  },
  async ({ webhookId }, asked) =>
    asked.database.within(scopeOf(asked.actor), async (tx) => {
      orRefuse(
        await tx.db
          .updateTable('webhook')
          .set({ ended_at: asked.now().toString() })
          .where('id', '=', webhookId)
          .where('ended_at', 'is', null)
          .returning('id')
          .executeTakeFirst(),
        'not-found',
        'This clinic has no such webhook.',
      )
      await audit(tx, asked, { action: 'end-webhook', subjectKind: 'webhook', subjectId: webhookId })
      return { webhookId }
    }),
)
