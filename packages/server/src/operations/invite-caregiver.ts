import { z } from 'zod'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { audit } from '../records/audit.ts'
import { id, line } from '../records/fields.ts'
import { openPatient } from '../records/open-patient.ts'
import { enqueue } from '../records/outbox.ts'
import { sealJson } from '../secrets/envelope.ts'

export const caregiverPlace = (clinicId: string, caregiverId: string): string => `caregiver/${clinicId}/${caregiverId}`

/** Lets somebody the patient trusts see their record and check in for them. */
export const inviteCaregiver = operation(
  {
    name: 'invite-caregiver',
    summary: 'Lets somebody check in for a patient',
    who: ['patient', 'nurse', 'clinician', 'owner'],
    scope: 'write',
    input: z.strictObject({ patientId: id, name: line(200), email: z.email().max(254) }),
    result: z.object({ caregiverId: z.string() }),
    refusals: ['patient-not-found', 'patient-erased'],
  },
  async ({ patientId, ...personal }, asked) => {
    const caregiverId = asked.newId()
    const { clinicId } = asked.actor
    await asked.database.within(scopeOf(asked.actor), async (tx) => {
      const { key } = await openPatient(tx, asked, patientId)
      await tx.db
        .insertInto('caregiver')
        .values({
          clinic_id: clinicId,
          id: caregiverId,
          patient_id: patientId,
          personal: sealJson(key, personal, caregiverPlace(clinicId, caregiverId)),
          since: asked.now().toString(),
        })
        .execute()
      await audit(tx, asked, {
        action: 'invite-caregiver',
        subjectKind: 'caregiver',
        subjectId: caregiverId,
        patientId,
      })
      await enqueue(tx, asked, { kind: 'caregiver-invited', subjectId: caregiverId, patientId })
    })
    asked.wake()
    return { caregiverId }
  },
)
