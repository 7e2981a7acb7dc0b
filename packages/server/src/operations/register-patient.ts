import { z } from 'zod'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { audit } from '../records/audit.ts'
import { line } from '../records/fields.ts'
import { isZone, notAZone } from '../records/known-zone.ts'
import { openClinicKey, type Personal, personalPlace } from '../records/open-patient.ts'
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
      ...personalShape,
      zone: line(100).nullable().default(null).describe('where they live; default: the zone of the clinic'),
    }),
    result: z.object({ patientId: z.string() }),
    refusals: ['unknown-zone'],
  },
  async ({ zone, ...personal }, asked) => {
    if (zone !== null && !isZone(zone)) return notAZone()
    const { actor, keys, newId } = asked
    const patientId = newId()
    const own = { clinic_id: actor.clinicId, patient_id: patientId }
    await asked.database.within(scopeOf(actor), async (tx) => {
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
    })
    asked.wake()
    return { patientId }
  },
)
