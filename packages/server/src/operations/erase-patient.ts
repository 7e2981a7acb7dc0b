import { z } from 'zod'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { Refused, refusal } from '../operation/refusal.ts'
import { photosOf } from '../photos/photo-place.ts'
import { audit } from '../records/audit.ts'
import { id } from '../records/fields.ts'
import { openPatient } from '../records/open-patient.ts'
import { enqueue } from '../records/outbox.ts'

/** Destroys the key of a patient: what was stored about them can never be read again, here or in a copy. What remains are ids, times and levels. */
export const erasePatient = operation(
  {
    name: 'erase-patient',
    summary: 'Erases a patient for good',
    who: ['owner'],
    scope: 'admin',
    input: z.strictObject({ patientId: id }),
    result: z.object({ patientId: z.string(), erasedAt: z.string() }),
    refusals: ['patient-not-found', 'patient-erased', 'patient-has-open-cases'],
  },
  async ({ patientId }, asked) => {
    const { clinicId } = asked.actor
    const erasedAt = asked.now().toString()
    await asked.database.within(scopeOf(asked.actor), async (tx) => {
      await openPatient(tx, asked, patientId)
      const open = await tx.db
        .selectFrom('clinical_case')
        .select('id')
        .where('patient_id', '=', patientId)
        .where('state', '<>', 'resolved')
        .executeTakeFirst()
      if (open)
        throw new Refused(
          refusal(
            'patient-has-open-cases',
            'Resolve the open cases of this patient first: somebody may be waiting for an answer.',
          ),
        )
      await tx.db.deleteFrom('patient_key').where('patient_id', '=', patientId).execute()
      await tx.db.deleteFrom('photo').where('patient_id', '=', patientId).execute()
      await tx.db
        .updateTable('patient')
        .set({ personal: null, past: null, zone: null, reminders: false, erased_at: erasedAt })
        .where('id', '=', patientId)
        .execute()
      await tx.db.updateTable('caregiver').set({ until: erasedAt }).where('patient_id', '=', patientId).execute()
      const helpers = tx.db.selectFrom('caregiver').select('id').where('patient_id', '=', patientId)
      await tx.db
        .updateTable('directory.api_token')
        .set({ revoked_at: erasedAt })
        .where('clinic_id', '=', clinicId)
        .where(({ or, eb }) => or([eb('actor_id', '=', patientId), eb('actor_id', 'in', helpers)]))
        .execute()
      // what was answered about them lies under the clinic's key; which of it is theirs is not known, and a repeat is told that it was done
      await tx.db.updateTable('idempotency').set({ response: null }).where('response', 'is not', null).execute()
      await tx.db
        .deleteFrom('idempotency')
        .where(({ or, eb }) => or([eb('actor_id', '=', patientId), eb('actor_id', 'in', helpers)]))
        .execute()
      await audit(tx, asked, { action: 'erase-patient', subjectKind: 'patient', subjectId: patientId, patientId })
      // should removing the files below fail, the outbox does it again; without the key they are noise already
      await enqueue(tx, asked, { kind: 'photos-erased', subjectId: patientId, patientId })
    })
    asked.keys.forget(clinicId, patientId)
    await asked.photos.remove(photosOf(clinicId, patientId)).catch(() => undefined)
    asked.wake()
    return { patientId, erasedAt }
  },
)
