import { z } from 'zod'
import { endFeed } from '../calendar/feed.ts'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { Refused, refusal } from '../operation/refusal.ts'
import { audit } from '../records/audit.ts'
import { id } from '../records/fields.ts'
import { openPatient } from '../records/open-patient.ts'

/** Ends the address of a patient's calendar: whoever has it reads nothing more. */
export const endCalendar = operation(
  {
    name: 'end-calendar',
    summary: 'Ends the address of the calendar',
    who: ['patient'],
    scope: 'write',
    input: z.strictObject({ patientId: id }),
    result: z.object({ patientId: z.string() }),
    refusals: ['patient-not-found', 'patient-erased', 'not-found'],
  },
  async ({ patientId }, asked) =>
    asked.database.within(scopeOf(asked.actor), async (tx) => {
      await openPatient(tx, asked, patientId)
      if (!(await endFeed(tx, asked, patientId)))
        throw new Refused(refusal('not-found', 'The calendar has no address that could end.'))
      await audit(tx, asked, { action: 'end-calendar', subjectKind: 'patient', subjectId: patientId, patientId })
      return { patientId }
    }),
)
