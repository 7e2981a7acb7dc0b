import { z } from 'zod'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { openingShape } from './create-clinic.ts'

/** When the clinic is open, and on which days it is closed. */
export const showOpeningHours = operation(
  {
    name: 'show-opening-hours',
    summary: 'When the clinic is open',
    who: ['nurse', 'clinician', 'owner', 'assistant', 'auditor'],
    scope: 'read',
    input: z.strictObject({}),
    result: z.object({
      opening: openingShape,
      closures: z.array(z.object({ day: z.string(), name: z.string() })).readonly(),
    }),
    refusals: [],
  },
  async (_, asked) =>
    asked.database.within(scopeOf(asked.actor), async ({ db }) => {
      const [opening, closures] = await Promise.all([
        db
          .selectFrom('opening_hours')
          .select(['weekday', 'opens', 'closes'])
          .orderBy('weekday')
          .orderBy('opens')
          .execute(),
        db.selectFrom('closure').select(['day', 'name']).orderBy('day').execute(),
      ])
      const minute = (time: string): string => time.slice(0, 'HH:MM'.length)
      return {
        opening: opening.map(({ weekday, opens, closes }) => ({
          weekday,
          opens: minute(opens),
          closes: minute(closes),
        })),
        closures,
      }
    }),
)
