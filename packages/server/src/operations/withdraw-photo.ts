import { z } from 'zod'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { orRefuse } from '../operation/refusal.ts'
import { id } from '../records/fields.ts'
import { openPatient } from '../records/open-patient.ts'
import { enqueue } from '../records/outbox.ts'
import { holdStill } from '../withdrawals/hold-still.ts'
import { wasSeen } from '../withdrawals/was-seen.ts'
import { withdraw } from '../withdrawals/withdraw.ts'
import { isKept } from '../withdrawals/withdrawn.ts'

/**
 * Takes a photo back that was sent by mistake. Nobody is shown it any more. That it was withdrawn stays in the record; when somebody of the clinic had seen
 * it, so does the picture, for them alone, because something may have been decided on it; else its file is deleted.
 */
export const withdrawPhoto = operation(
  {
    name: 'withdraw-photo',
    summary: 'Takes a photo back that was sent by mistake',
    who: ['patient', 'caregiver'],
    scope: 'write',
    input: z.strictObject({ photoId: id }),
    result: z.object({ photoId: z.string(), withdrawnAt: z.string(), isKept }),
    refusals: ['photo-not-found', 'patient-erased'],
  },
  async ({ photoId }, asked) => {
    const { place, ...withdrawn } = await asked.database.within(scopeOf(asked.actor), async (tx) => {
      const { db } = tx
      await holdStill(tx, photoId, 'alone')
      const photo = orRefuse(
        await db.selectFrom('photo').select(['patient_id', 'stored_as']).where('id', '=', photoId).executeTakeFirst(),
        'photo-not-found',
        'There is no such photo here.',
      )
      await openPatient(tx, asked, photo.patient_id)
      const patientId = photo.patient_id
      const seen = await wasSeen(tx, { patientId, by: ['show-photo'], subjectId: photoId })
      const subject = { kind: 'photo', id: photoId, patientId, wasSeen: seen } as const
      const found = await withdraw(tx, asked, subject)
      // should deleting the file below fail, the outbox does it again
      if (!found.isKept) await enqueue(tx, asked, { kind: 'photo-withdrawn', subjectId: photoId, patientId })
      return { ...found, place: photo.stored_as }
    })
    if (!withdrawn.isKept) await asked.photos.remove(place).catch(() => undefined)
    asked.wake()
    return { photoId, withdrawnAt: withdrawn.at, isKept: withdrawn.isKept }
  },
)
