import { z } from 'zod'
import { findCheckIn } from '../check-in/stored.ts'
import { scopeOf } from '../operation/actor.ts'
import type { Asked } from '../operation/deps.ts'
import { operation } from '../operation/operation.ts'
import { Refused, refusal } from '../operation/refusal.ts'
import { cleanPhoto } from '../photos/clean-photo.ts'
import { photoPlace } from '../photos/photo-place.ts'
import { PhotoStoreError } from '../photos/photo-store.ts'
import { audit } from '../records/audit.ts'
import { isUnique } from '../records/conflict.ts'
import { id, photoBytes } from '../records/fields.ts'
import { openPatient } from '../records/open-patient.ts'
import type { Key } from '../secrets/envelope.ts'
import { seal } from '../secrets/envelope.ts'
import { findWithdrawn } from '../withdrawals/withdrawn.ts'

const input = z.strictObject({
  id: id.describe('made by the client: sending it again stores it once'),
  patientId: id,
  checkInId: id.optional(),
  bytes: photoBytes,
})
type Photo = z.output<typeof input>

const result = z.object({ id: z.string(), width: z.number(), height: z.number() })

/** Stores a photo of a check-in that was stored before it: without place, device and thumbnail, upright, sealed. A photo that fails blocks nothing. */
export const attachPhoto = operation(
  {
    name: 'attach-photo',
    summary: 'Attaches a photo to a check-in',
    who: ['patient', 'caregiver', 'nurse', 'clinician', 'owner'],
    scope: 'write',
    input,
    result,
    refusals: [
      'patient-not-found',
      'patient-erased',
      'check-in-not-found',
      'unsupported-photo',
      'photo-store-unavailable',
      'too-large',
      'id-taken',
    ],
  },
  async (photo, asked) => {
    const before = await stored(asked, photo)
    if (before) return before
    const { key } = await allowed(asked, photo)
    const clean = await cleanPhoto(Buffer.from(photo.bytes))
    const place = photoPlace(asked.actor.clinicId, photo.patientId, photo.id)
    await putSealed(asked, place, seal(key, clean.bytes, place))
    try {
      await keep(asked, photo, { ...clean, place })
    } catch (error) {
      // erased meanwhile: the file is taken away again
      if (error instanceof Refused) await asked.photos.remove(place).catch(() => undefined)
      if (!isUnique(error)) throw error
      // it came twice at once, and was withdrawn in between
      if (await isWithdrawnUnseen(asked, photo)) await asked.photos.remove(place).catch(() => undefined)
      return (
        (await stored(asked, photo)) ?? refusal('id-taken', 'Make a new random id for this photo and send it again.')
      )
    }
    return { id: photo.id, width: clean.width, height: clean.height }
  },
)

const putSealed = async (asked: Asked, place: string, sealed: Buffer): Promise<void> => {
  try {
    await asked.photos.put(place, sealed)
  } catch (error) {
    if (error instanceof PhotoStoreError)
      throw new Refused(
        refusal(
          'photo-store-unavailable',
          'The photo could not be stored just now; what you wrote is stored. Send the photo again in a while, with the same id.',
        ),
      )
    throw error
  }
}

const stored = (asked: Asked, { id: photoId, patientId }: Photo): Promise<z.output<typeof result> | null> =>
  asked.database.within(
    scopeOf(asked.actor),
    async ({ db }) =>
      (await db
        .selectFrom('photo')
        .select(['id', 'width', 'height'])
        .where('id', '=', photoId)
        .where('patient_id', '=', patientId)
        .executeTakeFirst()) ?? null,
  )

const isWithdrawnUnseen = (asked: Asked, { id: photoId }: Photo): Promise<boolean> =>
  asked.database.within(scopeOf(asked.actor), async (tx) => {
    const withdrawn = await findWithdrawn(tx, 'photo', photoId)
    return withdrawn !== null && !withdrawn.isKept
  })

const allowed = (asked: Asked, { patientId, checkInId }: Photo): Promise<{ key: Key }> =>
  asked.database.within(scopeOf(asked.actor), async (tx) => {
    const { key } = await openPatient(tx, asked, patientId)
    if (checkInId !== undefined && (await findCheckIn(tx, checkInId))?.patient_id !== patientId)
      throw new Refused(refusal('check-in-not-found', 'Send the check-in first, then its photos.'))
    return { key }
  })

const keep = (
  asked: Asked,
  photo: Photo,
  { width, height, bytes, place }: { width: number; height: number; bytes: Buffer; place: string },
): Promise<void> =>
  asked.database.within(scopeOf(asked.actor), async (tx) => {
    // erased meanwhile: nothing more is stored
    await openPatient(tx, asked, photo.patientId)
    await tx.db
      .insertInto('photo')
      .values({
        clinic_id: asked.actor.clinicId,
        id: photo.id,
        patient_id: photo.patientId,
        check_in_id: photo.checkInId ?? null,
        received_at: asked.now().toString(),
        width,
        height,
        bytes: bytes.length,
        stored_as: place,
      })
      .execute()
    await audit(tx, asked, {
      action: 'attach-photo',
      subjectKind: 'photo',
      subjectId: photo.id,
      patientId: photo.patientId,
    })
  })
