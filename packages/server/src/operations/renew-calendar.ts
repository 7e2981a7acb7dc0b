import { z } from 'zod'
import { endFeed, openFeed } from '../calendar/feed.ts'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { audit } from '../records/audit.ts'
import { id } from '../records/fields.ts'
import { openPatient } from '../records/open-patient.ts'

/** Gives a patient's plan an address that calendar programs read; the one of before stops working. */
export const renewCalendar = operation(
  {
    name: 'renew-calendar',
    summary: 'A new address for the plan as a calendar; the one before stops working',
    who: ['patient'],
    scope: 'write',
    input: z.strictObject({
      patientId: id,
      namesTreatments: z.boolean().default(false).describe('false: nothing in it says what was done'),
    }),
    result: z.object({ feedId: z.string() }),
    refusals: ['patient-not-found', 'patient-erased'],
  },
  async ({ patientId, namesTreatments }, asked) =>
    asked.database.within(scopeOf(asked.actor), async (tx) => {
      const patient = await openPatient(tx, asked, patientId)
      await endFeed(tx, asked, patientId)
      const feedId = await openFeed(tx, asked, patient, namesTreatments)
      await audit(tx, asked, {
        action: 'renew-calendar',
        subjectKind: 'calendar',
        subjectId: feedId,
        patientId,
        detail: { namesTreatments },
      })
      return { feedId }
    }),
)
