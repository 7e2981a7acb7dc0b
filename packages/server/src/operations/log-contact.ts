import { z } from 'zod'
import { contactPlace } from '../contacts/contact-row.ts'
import type { Tx } from '../database/transaction.ts'
import { actorId, scopeOf } from '../operation/actor.ts'
import type { Asked } from '../operation/deps.ts'
import { operation } from '../operation/operation.ts'
import { orRefuse, type Refusal, refusal } from '../operation/refusal.ts'
import { audit } from '../records/audit.ts'
import { id, line, onceId } from '../records/fields.ts'
import { openPatient } from '../records/open-patient.ts'
import { type Key, seal, unseal } from '../secrets/envelope.ts'

/** Logs that somebody of the clinic spoke with a patient, or tried, where there is no case about it. */
export const logContact = operation(
  {
    name: 'log-contact',
    summary: 'Logs a call that belongs to no case',
    who: ['nurse', 'clinician', 'owner'],
    scope: 'write',
    input: z.strictObject({
      id: onceId,
      patientId: id,
      checkInId: id.nullable().default(null).describe('the check-in that it was about'),
      note: line(5000).describe('what was said, or that nobody answered'),
    }),
    result: z.object({ contactId: z.string(), at: z.string() }),
    refusals: ['patient-not-found', 'patient-erased', 'check-in-not-found', 'id-taken'],
  },
  async ({ id: givenId, patientId, checkInId, note }, asked) =>
    asked.database.within(scopeOf(asked.actor), async (tx) => {
      const { actor } = asked
      if (actor.kind !== 'staff') throw new Error('only staff log contacts')
      const { key } = await openPatient(tx, asked, patientId)
      if (checkInId !== null)
        orRefuse(
          await tx.db
            .selectFrom('check_in')
            .select('id')
            .where('id', '=', checkInId)
            .where('patient_id', '=', patientId)
            .executeTakeFirst(),
          'check-in-not-found',
          'This patient has no such check-in.',
        )
      const contactId = givenId ?? asked.newId()
      const at = asked.now().toString()
      const stored = await tx.db
        .insertInto('contact')
        .values({
          clinic_id: actor.clinicId,
          id: contactId,
          patient_id: patientId,
          check_in_id: checkInId,
          at,
          by_id: actor.id,
          note: seal(key, note, contactPlace(actor.clinicId, contactId)),
        })
        .onConflict((taken) => taken.doNothing())
        .returning('id')
        .executeTakeFirst()
      if (!stored) return loggedBefore(tx, asked, key, { contactId, patientId, checkInId, note })
      await audit(tx, asked, { action: 'log-contact', subjectKind: 'contact', subjectId: contactId, patientId })
      return { contactId, at }
    }),
)

interface Logged {
  readonly contactId: string
  readonly patientId: string
  readonly checkInId: string | null
  readonly note: string
}

/** The same call, logged twice: pressed twice, or sent again. */
const loggedBefore = async (
  { db }: Tx,
  { actor }: Asked,
  key: Key,
  { contactId, patientId, checkInId, note }: Logged,
): Promise<{ contactId: string; at: string } | Refusal> => {
  const before = await db
    .selectFrom('contact')
    .select(['at', 'by_id', 'check_in_id', 'note'])
    .where('id', '=', contactId)
    .where('patient_id', '=', patientId)
    .executeTakeFirst()
  const isSame =
    before &&
    before.by_id === actorId(actor) &&
    before.check_in_id === checkInId &&
    unseal(key, before.note, contactPlace(actor.clinicId, contactId)).toString('utf8') === note
  return isSame
    ? { contactId, at: before.at.toString() }
    : refusal('id-taken', 'Make a new random id for this call and send it again.')
}
