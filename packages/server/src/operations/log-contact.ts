import { z } from 'zod'
import { contactPlace } from '../contacts/contact-row.ts'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { orRefuse } from '../operation/refusal.ts'
import { audit } from '../records/audit.ts'
import { id, line } from '../records/fields.ts'
import { openPatient } from '../records/open-patient.ts'
import { seal } from '../secrets/envelope.ts'

/** Logs that somebody of the clinic spoke with a patient, or tried, where there is no case about it. */
export const logContact = operation(
  {
    name: 'log-contact',
    summary: 'Logs a call that belongs to no case',
    who: ['nurse', 'clinician', 'owner'],
    scope: 'write',
    input: z.strictObject({
      patientId: id,
      checkInId: id.nullable().default(null).describe('the check-in that it was about'),
      note: line(5000).describe('what was said, or that nobody answered'),
    }),
    result: z.object({ contactId: z.string(), at: z.string() }),
    refusals: ['patient-not-found', 'patient-erased', 'check-in-not-found'],
  },
  async ({ patientId, checkInId, note }, asked) =>
    asked.database.within(scopeOf(asked.actor), async (tx) => {
      const { actor } = asked
      if (actor.kind !== 'staff') throw new Error('only staff log contacts')
      const { key } = await openPatient(tx, asked, patientId)
      if (checkInId !== null)
        orRefuse(
          await tx.db
            .selectFrom('check_in')
            .select('id')
            .where('id', '=', checkInId)
            .where('patient_id', '=', patientId)
            .executeTakeFirst(),
          'check-in-not-found',
          'This patient has no such check-in.',
        )
      const contactId = asked.newId()
      const at = asked.now().toString()
      await tx.db
        .insertInto('contact')
        .values({
          clinic_id: actor.clinicId,
          id: contactId,
          patient_id: patientId,
          check_in_id: checkInId,
          at,
          by_id: actor.id,
          note: seal(key, note, contactPlace(actor.clinicId, contactId)),
        })
        .execute()
      await audit(tx, asked, { action: 'log-contact', subjectKind: 'contact', subjectId: contactId, patientId })
      return { contactId, at }
    }),
)
