import { z } from 'zod'
import { currentFeed } from '../calendar/feed.ts'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { id } from '../records/fields.ts'
import { openPatient } from '../records/open-patient.ts'

/** The address of a patient's calendar, for nobody but them. */
export const showCalendar = operation(
  {
    name: 'show-calendar',
    summary: 'The address of the calendar',
    who: ['patient'],
    scope: 'read',
    input: z.strictObject({ patientId: id }),
    result: z.object({
      calendar: z
        .object({
          secret: z.string().describe('the last part of the address'),
          namesTreatments: z.boolean(),
          createdAt: z.string(),
        })
        .nullable(),
    }),
    refusals: ['patient-not-found', 'patient-erased'],
  },
  async ({ patientId }, asked) =>
    asked.database.within(scopeOf(asked.actor), async (tx) => ({
      calendar: await currentFeed(tx, asked, await openPatient(tx, asked, patientId)),
    })),
)
