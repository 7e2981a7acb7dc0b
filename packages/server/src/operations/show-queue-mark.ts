import { sql } from 'kysely'
import { z } from 'zod'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'

/** Something that changes whenever the queue does, and tells nothing about anybody: a page asks for it every few seconds. */
export const showQueueMark = operation(
  {
    name: 'show-queue-mark',
    summary: 'Changes whenever the queue does',
    who: ['nurse', 'clinician', 'owner', 'assistant', 'auditor'],
    scope: 'read',
    input: z.strictObject({}),
    result: z.object({
      mark: z.string(),
      cases: z.number(),
      urgent: z.number().describe('of them urgent or an emergency, and nobody has taken them'),
    }),
    refusals: [],
  },
  async (_, asked) =>
    asked.database.within(scopeOf(asked.actor), async ({ db }) => {
      const { mark, cases, urgent } = await db
        .selectFrom('clinical_case')
        .select([
          sql<string>`coalesce(md5(string_agg(id || state || level || owner_id || due_at || coalesce(idle_at::text, ''), ' ' order by id)), '')`.as(
            'mark',
          ),
          ({ fn }) => fn.countAll<number>().as('cases'),
          ({ fn }) =>
            fn
              .countAll<number>()
              .filterWhere('level', 'in', ['urgent', 'emergency'])
              .filterWhere('state', '=', 'open')
              .as('urgent'),
        ])
        .where('state', '<>', 'resolved')
        .executeTakeFirstOrThrow()
      return { mark, cases, urgent }
    }),
)
