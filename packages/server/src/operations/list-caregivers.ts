import { z } from 'zod'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { audit } from '../records/audit.ts'
import { id } from '../records/fields.ts'
import { openPatient } from '../records/open-patient.ts'
import { unsealJson } from '../secrets/envelope.ts'
import { caregiverPlace } from './invite-caregiver.ts'

/** Who may see a patient's record and check in for them. */
export const listCaregivers = operation(
  {
    name: 'list-caregivers',
    summary: 'Who may check in for a patient',
    who: ['patient', 'nurse', 'clinician', 'owner', 'assistant'],
    scope: 'read',
    input: z.strictObject({ patientId: id }),
    result: z.object({
      items: z
        .array(
          z.object({
            caregiverId: z.string(),
            name: z.string(),
            email: z.string(),
            since: z.string(),
            until: z.string().nullable().describe('null: they may now'),
          }),
        )
        .readonly(),
    }),
    refusals: ['patient-not-found', 'patient-erased'],
  },
  async ({ patientId }, asked) =>
    asked.database.within(scopeOf(asked.actor), async (tx) => {
      const { key } = await openPatient(tx, asked, patientId)
      const rows = await tx.db
        .selectFrom('caregiver')
        .selectAll()
        .where('patient_id', '=', patientId)
        .orderBy('since')
        .execute()
      await audit(tx, asked, { action: 'list-caregivers', subjectKind: 'patient', subjectId: patientId, patientId })
      return {
        items: rows.map((row) => ({
          caregiverId: row.id,
          ...unsealJson<{ name: string; email: string }>(
            key,
            row.personal,
            caregiverPlace(asked.actor.clinicId, row.id),
          ),
          since: row.since.toString(),
          until: row.until?.toString() ?? null,
        })),
      }
    }),
)
