import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { Tx } from '../database/transaction.ts'
import { scopeOf } from '../operation/actor.ts'
import type { Asked } from '../operation/deps.ts'
import { operation } from '../operation/operation.ts'
import { type Refusal, refusal } from '../operation/refusal.ts'
import { audit } from '../records/audit.ts'
import { isUnique } from '../records/conflict.ts'
import { line, onceId } from '../records/fields.ts'
import { isZone, notAZone } from '../records/known-zone.ts'
import { openClinicKey, openPatient, type Personal, personalPlace } from '../records/open-patient.ts'
import { enqueue } from '../records/outbox.ts'
import { sealJson } from '../secrets/envelope.ts'

const personalShape = {
  name: line(200),
  email: z.email().max(254).nullable().default(null),
  phone: line(50).nullable().default(null),
  locale: line(35).nullable().default(null),
  modifiers: z
    .array(line(100))
    .max(50)
    .default([])
    .describe('what raises urgency for them: ids of the knowledge base, or words'),
  note: z.string().max(5000).nullable().default(null),
}

/** Makes a patient with a key of their own, under which everything about them is kept; the outbox invites them when they gave an address. */
export const registerPatient = operation(
  {
    name: 'register-patient',
    summary: 'Registers a patient and invites them',
    who: ['owner', 'clinician', 'nurse', 'assistant'],
    scope: 'write',
    input: z.strictObject({
      id: onceId,
      ...personalShape,
      zone: line(100).nullable().default(null).describe('where they live; default: the zone of the clinic'),
    }),
    result: z.object({ patientId: z.string() }),
    refusals: ['unknown-zone', 'id-taken'],
  },
  async ({ id, zone, ...personal }, asked) => {
    if (zone !== null && !isZone(zone)) return notAZone()
    const { actor, keys, newId } = asked
    const patientId = id ?? newId()
    const own = { clinic_id: actor.clinicId, patient_id: patientId }
    const register = async (tx: Tx): Promise<void> => {
      const { key, wrapped } = keys.newPatient(actor.clinicId, patientId, await openClinicKey(tx, asked))
      await tx.db
        .insertInto('patient')
        .values({
          clinic_id: actor.clinicId,
          id: patientId,
          personal: sealJson(key, personal satisfies Personal, personalPlace(actor.clinicId, patientId)),
          zone,
          created_at: asked.now().toString(),
        })
        .execute()
      await tx.db
        .insertInto('patient_key')
        .values({ ...own, wrapped })
        .execute()
      await audit(tx, asked, { action: 'register-patient', subjectKind: 'patient', subjectId: patientId, patientId })
      if (personal.email !== null)
        await enqueue(tx, asked, { kind: 'patient-invited', subjectId: patientId, patientId })
    }
    try {
      await asked.database.within(scopeOf(actor), register)
    } catch (error) {
      if (isUnique(error) && id !== undefined) return registeredBefore(asked, patientId, { zone, ...personal })
      throw error
    }
    asked.wake()
    return { patientId }
  },
)

/** The same person, registered twice: pressed twice, or sent again. Somebody else under an id that was used is told so. */
const registeredBefore = (
  asked: Asked,
  patientId: string,
  sent: Personal & { readonly zone: string | null },
): Promise<{ readonly patientId: string } | Refusal> =>
  asked.database.within(scopeOf(asked.actor), async (tx) => {
    const taken = refusal('id-taken', 'Make a new random id for this patient and send it again.')
    const erased = await tx.db.selectFrom('patient').select('erased_at').where('id', '=', patientId).executeTakeFirst()
    if (!erased || erased.erased_at !== null) return taken
    const { personal, zone } = await openPatient(tx, asked, patientId)
    return isDeepStrictEqual({ ...personal, zone }, sent) ? { patientId } : taken
  })
