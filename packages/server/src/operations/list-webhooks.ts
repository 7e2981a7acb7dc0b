import { z } from 'zod'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'

/** The addresses that are told, and how it goes. */
export const listWebhooks = operation(
  {
    name: 'list-webhooks',
    summary: 'The addresses that are told when something happens, and how it goes',
    who: ['owner', 'auditor'],
    scope: 'admin',
    input: z.strictObject({}),
    result: z.object({
      items: z
        .array(
          z.object({
            webhookId: z.string(),
            url: z.string(),
            events: z.array(z.string()).readonly(),
            createdAt: z.string(),
            waiting: z.number().describe('calls that are still to be made'),
            givenUp: z.number().describe('calls that failed for three days; the outbox lists them'),
            lastError: z.string().nullable(),
          }),
        )
        .readonly(),
    }),
    refusals: [],
  },
  async (_, asked) =>
    asked.database.within(scopeOf(asked.actor), async ({ db }) => {
      const rows = await db
        .selectFrom('webhook as w')
        .select(({ selectFrom }) => {
          const calls = selectFrom('outbox as o')
            .whereRef('o.clinic_id', '=', 'w.clinic_id')
            .whereRef('o.to_id', '=', 'w.id')
            .where('o.kind', 'like', 'webhook-%')
            .where('o.done_at', 'is', null)
          const count = calls.select(({ fn }) => fn.countAll<number>().as('n'))
          return [
            'w.id',
            'w.url',
            'w.events',
            'w.created_at',
            count.where('o.given_up_at', 'is', null).as('waiting'),
            count.where('o.given_up_at', 'is not', null).as('given_up'),
            calls
              .select('o.last_error')
              .where('o.last_error', 'is not', null)
              .orderBy('o.run_at', 'desc')
              .limit(1)
              .as('last_error'),
          ]
        })
        .where('w.ended_at', 'is', null)
        .orderBy('w.created_at')
        .execute()
      return {
        items: rows.map((row) => ({
          webhookId: row.id,
          url: row.url,
          events: row.events,
          createdAt: row.created_at.toString(),
          waiting: row.waiting ?? 0,
          givenUp: row.given_up ?? 0,
          lastError: row.last_error,
        })),
      }
    }),
)
