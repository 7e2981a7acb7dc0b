import { z } from 'zod'
import { findCase } from '../cases/find-case.ts'
import { isTaken, TAKEN, touched } from '../cases/touch.ts'
import type { Tx } from '../database/transaction.ts'
import { loadRota } from '../duty/load-rota.ts'
import { messageDue } from '../duty/message-due.ts'
import { scopeOf } from '../operation/actor.ts'
import type { Asked } from '../operation/deps.ts'
import { operation } from '../operation/operation.ts'
import { Refused, refusal } from '../operation/refusal.ts'
import { audit } from '../records/audit.ts'
import { isUnique } from '../records/conflict.ts'
import { id, line } from '../records/fields.ts'
import { openPatient } from '../records/open-patient.ts'
import { enqueue, type ToDo } from '../records/outbox.ts'
import { seal, unseal } from '../secrets/envelope.ts'

export const messagePlace = (clinicId: string, messageId: string): string => `message/${clinicId}/${messageId}`

/** A message of the clinic about a case that somebody took is something done about it. @throws Refused `case-not-found` */
const aboutCase = async (tx: Tx, { actor, now }: Asked, caseId: string, patientId: string): Promise<void> => {
  const { patient_id, state, level } = await findCase(tx, caseId)
  if (patient_id !== patientId) throw new Refused(refusal('case-not-found', 'This patient has no such case.'))
  if (actor.kind !== 'staff' || !isTaken(state)) return
  await tx.db
    .updateTable('clinical_case')
    .set(await touched(tx, { state, level }, now()))
    .where('id', '=', caseId)
    .where('state', 'in', TAKEN)
    .execute()
}

/** One mail tells of a message. What nobody opens all the same is looked at again when its time is over: jobs/unread-message.ts. */
const watched = async (tx: Tx, { now }: Asked, messageId: string, patientId: string): Promise<ToDo> => ({
  kind: 'message-waits',
  subjectId: messageId,
  patientId,
  runAt: messageDue(now(), await loadRota(tx, now())),
})

/** Writes to a patient, or as a patient to the clinic. It closes no case: only somebody who looked does. */
export const sendMessage = operation(
  {
    name: 'send-message',
    summary: 'Writes to a patient, or as a patient to the clinic',
    who: ['patient', 'caregiver', 'nurse', 'clinician', 'owner', 'assistant'],
    scope: 'write',
    input: z.strictObject({
      id: id.describe('made by the client: sending it again stores it once'),
      patientId: id,
      caseId: id.nullable().default(null),
      text: line(10_000),
    }),
    result: z.object({ id: z.string() }),
    refusals: ['patient-not-found', 'patient-erased', 'case-not-found', 'id-taken'],
  },
  async ({ id: messageId, patientId, caseId, text }, asked) => {
    const { actor } = asked
    if (actor.kind === 'system') throw new Error('the program writes no messages')
    try {
      await asked.database.within(scopeOf(actor), async (tx) => {
        const { key } = await openPatient(tx, asked, patientId)
        if (caseId !== null) await aboutCase(tx, asked, caseId, patientId)
        await tx.db
          .insertInto('message')
          .values({
            clinic_id: actor.clinicId,
            id: messageId,
            patient_id: patientId,
            case_id: caseId,
            sent_at: asked.now().toString(),
            by_kind: actor.kind,
            by_id: actor.id,
            content: seal(key, text, messagePlace(actor.clinicId, messageId)),
          })
          .execute()
        await audit(tx, asked, { action: 'send-message', subjectKind: 'message', subjectId: messageId, patientId })
        await enqueue(tx, asked, { kind: 'message-sent', subjectId: messageId, patientId })
        if (actor.kind !== 'staff') await enqueue(tx, asked, await watched(tx, asked, messageId, patientId))
      })
    } catch (error) {
      if (!isUnique(error)) throw error
      const isSame = await asked.database.within(scopeOf(actor), async (tx) => {
        const before = await tx.db
          .selectFrom('message')
          .select('content')
          .where('id', '=', messageId)
          .where('patient_id', '=', patientId)
          .where('by_id', '=', actor.id)
          .executeTakeFirst()
        if (!before) return false
        // other words under the same id, from a page that was gone back to, are another message: they are not passed over as sent
        const { key } = await openPatient(tx, asked, patientId)
        return unseal(key, before.content, messagePlace(actor.clinicId, messageId)).toString('utf8') === text
      })
      return isSame
        ? { id: messageId }
        : refusal('id-taken', 'Make a new random id for this message and send it again.')
    }
    asked.wake()
    return { id: messageId }
  },
)
