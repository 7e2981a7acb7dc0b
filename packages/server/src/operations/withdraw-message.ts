import { z } from 'zod'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { orRefuse, Refused, refusal } from '../operation/refusal.ts'
import { id } from '../records/fields.ts'
import { openPatient } from '../records/open-patient.ts'
import { holdStill } from '../withdrawals/hold-still.ts'
import { wasSeen } from '../withdrawals/was-seen.ts'
import { withdraw } from '../withdrawals/withdraw.ts'
import { isKept } from '../withdrawals/withdrawn.ts'

/**
 * Takes a message back that was sent by mistake, for whoever wrote it. That there was one, and when it was withdrawn, stays in the record; its words are
 * shown to nobody any more, but to the clinic when somebody there had read them.
 */
export const withdrawMessage = operation(
  {
    name: 'withdraw-message',
    summary: 'Takes a message back that was sent by mistake',
    who: ['patient', 'caregiver'],
    scope: 'write',
    input: z.strictObject({ messageId: id }),
    result: z.object({ messageId: z.string(), withdrawnAt: z.string(), isKept }),
    refusals: ['message-not-found', 'not-allowed', 'patient-erased'],
  },
  async ({ messageId }, asked) =>
    asked.database.within(scopeOf(asked.actor), async (tx) => {
      const { db } = tx
      const message = orRefuse(
        await db
          .selectFrom('message')
          .select(['patient_id', 'by_kind', 'by_id', 'sent_at'])
          .where('id', '=', messageId)
          .executeTakeFirst(),
        'message-not-found',
        'There is no such message here.',
      )
      const { actor } = asked
      if (actor.kind === 'system' || message.by_kind !== actor.kind || message.by_id !== actor.id)
        throw new Refused(refusal('not-allowed', 'Only whoever wrote a message can withdraw it.'))
      await holdStill(tx, message.patient_id, 'alone')
      await openPatient(tx, asked, message.patient_id)
      const patientId = message.patient_id
      const seen = await wasSeen(tx, { patientId, by: ['list-messages', 'export-patient'], since: message.sent_at })
      const withdrawn = await withdraw(tx, asked, { kind: 'message', id: messageId, patientId, wasSeen: seen })
      return { messageId, withdrawnAt: withdrawn.at, isKept: withdrawn.isKept }
    }),
)
