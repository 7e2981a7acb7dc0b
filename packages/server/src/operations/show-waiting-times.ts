import { z } from 'zod'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { waitingTimes } from './set-waiting-times.ts'

/** How long cases may wait. */
export const showWaitingTimes = operation(
  {
    name: 'show-waiting-times',
    summary: 'How long cases may wait before somebody else is asked, or their owner reminded',
    who: ['nurse', 'clinician', 'owner', 'assistant', 'auditor'],
    scope: 'read',
    input: z.strictObject({}),
    result: z.object(waitingTimes),
    refusals: [],
  },
  async (_, asked) =>
    asked.database.within(scopeOf(asked.actor), async ({ db }) => {
      const found = await db
        .selectFrom('clinic')
        .select([
          'emergency_minutes',
          'urgent_minutes',
          'idle_emergency_minutes',
          'idle_urgent_minutes',
          'message_minutes',
        ])
        .executeTakeFirstOrThrow()
      return {
        emergencyMinutes: found.emergency_minutes,
        urgentMinutes: found.urgent_minutes,
        idleEmergencyMinutes: found.idle_emergency_minutes,
        idleUrgentMinutes: found.idle_urgent_minutes,
        messageMinutes: found.message_minutes,
      }
    }),
)
