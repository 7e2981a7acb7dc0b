import { z } from 'zod'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'

/** Who works in the clinic. */
export const listStaff = operation(
  {
    name: 'list-staff',
    summary: 'Who works in the clinic',
    who: ['nurse', 'clinician', 'owner', 'assistant', 'auditor'],
    scope: 'read',
    input: z.strictObject({}),
    result: z.object({
      items: z
        .array(
          z.object({ staffId: z.string(), name: z.string(), email: z.string(), role: z.string(), left: z.boolean() }),
        )
        .readonly(),
    }),
    refusals: [],
  },
  async (_, asked) =>
    asked.database.within(scopeOf(asked.actor), async ({ db }) => {
      const rows = await db.selectFrom('staff').selectAll().orderBy('name').execute()
      return {
        items: rows.map((row) => ({
          staffId: row.id,
          name: row.name,
          email: row.email,
          role: row.role,
          left: row.left_at !== null,
        })),
      }
    }),
)
