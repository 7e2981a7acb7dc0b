import { z } from 'zod'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { orRefuse, Refused, refusal } from '../operation/refusal.ts'
import { id } from '../records/fields.ts'
import { openPatient } from '../records/open-patient.ts'
import { holdStill } from '../withdrawals/hold-still.ts'
import { withdraw } from '../withdrawals/withdraw.ts'

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
    result: z.object({
      messageId: z.string(),
      withdrawnAt: z.string(),
      isKept: z.boolean().describe('somebody of the clinic had read it: it stays in the record, for them alone'),
    }),
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
      const read = await db
        .selectFrom('audit')
        .select('id')
        .where('patient_id', '=', message.patient_id)
        .where('action', 'in', ['list-messages', 'export-patient'])
        .where('actor_kind', '=', 'staff')
        .where('at', '>=', message.sent_at)
        .executeTakeFirst()
      const { at, isKept } = await withdraw(tx, asked, {
        kind: 'message',
        id: messageId,
        patientId: message.patient_id,
        wasSeen: read !== undefined,
      })
      return { messageId, withdrawnAt: at, isKept }
    }),
)
