import { z } from 'zod'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { audit } from '../records/audit.ts'

const MOST_MINUTES = 1440
const minutes = z.number().int().min(1).max(MOST_MINUTES)

/** How long a case that cannot wait a working day may wait, and a message, in minutes. */
export const waitingTimes = {
  emergencyMinutes: minutes.describe('until an emergency that nobody acknowledged goes to the next person'),
  urgentMinutes: minutes.describe('the same for an urgent one; never beyond the end of the day'),
  idleEmergencyMinutes: minutes.describe('until whoever took an emergency and noted nothing since is reminded of it'),
  idleUrgentMinutes: minutes.describe('the same for an urgent one'),
  messageMinutes: minutes.describe(
    'until a message of a patient that nobody opened or answered is a case; counted while the clinic is open or somebody is on duty',
  ),
}

/** Says how long cases may wait. It holds for those that come or are seen to from now on. */
export const setWaitingTimes = operation(
  {
    name: 'set-waiting-times',
    summary: 'Says how long cases may wait before somebody else is asked, or their owner reminded',
    who: ['owner'],
    scope: 'admin',
    input: z.strictObject(waitingTimes),
    result: z.object(waitingTimes),
    refusals: [],
  },
  async (times, asked) =>
    asked.database.within(scopeOf(asked.actor), async (tx) => {
      await tx.db
        .updateTable('clinic')
        .set({
          emergency_minutes: times.emergencyMinutes,
          urgent_minutes: times.urgentMinutes,
          idle_emergency_minutes: times.idleEmergencyMinutes,
          idle_urgent_minutes: times.idleUrgentMinutes,
          message_minutes: times.messageMinutes,
        })
        .execute()
      await audit(tx, asked, {
        action: 'set-waiting-times',
        subjectKind: 'clinic',
        subjectId: asked.actor.clinicId,
        detail: times,
      })
      return times
    }),
)
