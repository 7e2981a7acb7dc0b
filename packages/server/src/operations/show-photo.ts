import { z } from 'zod'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { orRefuse, Refused, refusal } from '../operation/refusal.ts'
import { PhotoStoreError } from '../photos/photo-store.ts'
import { audit } from '../records/audit.ts'
import { id, photoBytes } from '../records/fields.ts'
import { openPatient } from '../records/open-patient.ts'
import { unseal } from '../secrets/envelope.ts'
import { holdStill } from '../withdrawals/hold-still.ts'
import { findWithdrawn } from '../withdrawals/withdrawn.ts'

/** One photo, as JPEG. */
export const showPhoto = operation(
  {
    name: 'show-photo',
    summary: 'One photo, as JPEG',
    who: ['patient', 'caregiver', 'nurse', 'clinician', 'owner'],
    scope: 'read',
    input: z.strictObject({ photoId: id }),
    result: z.object({ bytes: photoBytes }),
    refusals: ['photo-not-found', 'withdrawn', 'patient-erased', 'photo-store-unavailable'],
  },
  async ({ photoId }, asked) => {
    const { key, place } = await asked.database.within(scopeOf(asked.actor), async (tx) => {
      await holdStill(tx, photoId, 'together')
      const row = orRefuse(
        await tx.db
          .selectFrom('photo')
          .select(['patient_id', 'stored_as'])
          .where('id', '=', photoId)
          .executeTakeFirst(),
        'photo-not-found',
        'There is no such photo here.',
      )
      const patient = await openPatient(tx, asked, row.patient_id)
      const withdrawn = await findWithdrawn(tx, 'photo', photoId)
      if (withdrawn !== null && !(withdrawn.isKept && asked.actor.kind === 'staff'))
        throw new Refused(refusal('withdrawn', 'This photo was withdrawn by whoever sent it and is no longer shown.'))
      await audit(tx, asked, {
        action: 'show-photo',
        subjectKind: 'photo',
        subjectId: photoId,
        patientId: row.patient_id,
      })
      return { key: patient.key, place: row.stored_as }
    })
    const sealed = await asked.photos.get(place).catch((error: unknown) => {
      if (error instanceof PhotoStoreError)
        throw new Refused(refusal('photo-store-unavailable', 'The photo cannot be fetched just now. Try again.'))
      throw error
    })
    return sealed
      ? { bytes: unseal(key, sealed, place) }
      : refusal('photo-not-found', 'The file of this photo is missing; restore it from a backup.')
  },
)
