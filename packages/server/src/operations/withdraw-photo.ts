import { z } from 'zod'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { orRefuse } from '../operation/refusal.ts'
import { id } from '../records/fields.ts'
import { openPatient } from '../records/open-patient.ts'
import { enqueue } from '../records/outbox.ts'
import { holdStill } from '../withdrawals/hold-still.ts'
import { withdraw } from '../withdrawals/withdraw.ts'

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
    result: z.object({
      photoId: z.string(),
      withdrawnAt: z.string(),
      isKept: z.boolean().describe('somebody of the clinic had seen it: it stays in the record, for them alone'),
    }),
    refusals: ['photo-not-found', 'patient-erased'],
  },
  async ({ photoId }, asked) => {
    const { at, isKept, place } = await asked.database.within(scopeOf(asked.actor), async (tx) => {
      const { db } = tx
      await holdStill(tx, photoId, 'alone')
      const photo = orRefuse(
        await db.selectFrom('photo').select(['patient_id', 'stored_as']).where('id', '=', photoId).executeTakeFirst(),
        'photo-not-found',
        'There is no such photo here.',
      )
      await openPatient(tx, asked, photo.patient_id)
      const seen = await db
        .selectFrom('audit')
        .select('id')
        .where('patient_id', '=', photo.patient_id)
        .where('action', '=', 'show-photo')
        .where('subject_id', '=', photoId)
        .where('actor_kind', '=', 'staff')
        .executeTakeFirst()
      const subject = { kind: 'photo', id: photoId, patientId: photo.patient_id, wasSeen: seen !== undefined } as const
      const withdrawn = await withdraw(tx, asked, subject)
      // should deleting the file below fail, the outbox does it again
      if (!withdrawn.isKept)
        await enqueue(tx, asked, { kind: 'photo-withdrawn', subjectId: photoId, patientId: photo.patient_id })
      return { ...withdrawn, place: photo.stored_as }
    })
    if (!isKept) await asked.photos.remove(place).catch(() => undefined)
    asked.wake()
    return { photoId, withdrawnAt: at, isKept }
  },
)
