import { z } from 'zod'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { orRefuse } from '../operation/refusal.ts'
import { id } from '../records/fields.ts'
import { eventOf, WEBHOOK_EVENTS } from '../webhooks/events.ts'

const MOST = 100

/** The last calls to one address and what became of them, newest first. */
export const listDeliveries = operation(
  {
    name: 'list-deliveries',
    summary: 'The last calls of a webhook and what became of them',
    who: ['owner', 'auditor'],
    scope: 'admin',
    input: z.strictObject({ webhookId: id, limit: z.coerce.number().int().min(1).max(MOST).default(20) }),
    result: z.object({
      items: z
        .array(
          z.object({
            outboxId: z.string().describe('the webhook-id that is sent, and what to ask to be tried again'),
            event: z.enum(WEBHOOK_EVENTS),
            happenedAt: z.string(),
            state: z.enum(['sent', 'waiting', 'failing', 'given-up']),
            attempts: z.number(),
            doneAt: z.string().nullable(),
            nextAt: z.string().nullable().describe('when it is tried next'),
            lastError: z.string().nullable(),
          }),
        )
        .readonly(),
    }),
    refusals: ['not-found'],
  },
  async ({ webhookId, limit }, asked) =>
    asked.database.within(scopeOf(asked.actor), async ({ db }) => {
      orRefuse(
        await db.selectFrom('webhook').select('id').where('id', '=', webhookId).executeTakeFirst(),
        'not-found',
        'This clinic has no such webhook.',
      )
      const rows = await db
        .selectFrom('outbox')
        .select(['id', 'kind', 'created_at', 'attempts', 'run_at', 'done_at', 'given_up_at', 'last_error'])
        .where('to_id', '=', webhookId)
        .where((row) => row.fn<boolean>('starts_with', ['kind', row.val('webhook-')]))
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute()
      return {
        items: rows.map((row) => ({
          outboxId: row.id,
          event: eventOf(row.kind),
          happenedAt: row.created_at.toString(),
          state: stateOf(row),
          attempts: row.attempts,
          doneAt: row.done_at?.toString() ?? null,
          nextAt: row.done_at === null && row.given_up_at === null ? row.run_at.toString() : null,
          lastError: row.last_error,
        })),
      }
    }),
)

const stateOf = (row: {
  readonly done_at: unknown
  readonly given_up_at: unknown
  readonly attempts: number
}): 'sent' | 'waiting' | 'failing' | 'given-up' => {
  if (row.done_at !== null) return 'sent'
  if (row.given_up_at !== null) return 'given-up'
  return row.attempts > 0 ? 'failing' : 'waiting'
}
