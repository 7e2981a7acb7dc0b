import { createHash, randomBytes } from 'node:crypto'
import type { Tx } from '../database/transaction.ts'
import type { Asked } from '../operation/deps.ts'
import type { OpenPatient } from '../records/open-patient.ts'
import { seal, unseal } from '../secrets/envelope.ts'

/** The part of a calendar's address that only its patient knows. */
const newSecret = (): string => randomBytes(24).toString('base64url')
export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest()
const feedPlace = (clinicId: string, feedId: string): string => `calendar_feed/${clinicId}/${feedId}`

/** A patient's calendar as its page shows it. */
export interface Feed {
  readonly secret: string
  readonly namesTreatments: boolean
  readonly createdAt: string
}

/** The calendar that a patient has now, or null. */
export const currentFeed = async (tx: Tx, { actor }: Asked, patient: OpenPatient): Promise<Feed | null> => {
  const row = await tx.db
    .selectFrom('calendar_feed')
    .select(['id', 'secret', 'names_treatments', 'created_at'])
    .where('patient_id', '=', patient.id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row
    ? {
        secret: unseal(patient.key, row.secret, feedPlace(actor.clinicId, row.id)).toString('utf8'),
        namesTreatments: row.names_treatments,
        createdAt: row.created_at.toString(),
      }
    : null
}

/** Closes the address of before. @returns whether there was one */
export const endFeed = async (tx: Tx, { now }: Asked, patientId: string): Promise<boolean> => {
  const { numUpdatedRows } = await tx.db
    .updateTable('calendar_feed')
    .set({ ended_at: now().toString() })
    .where('patient_id', '=', patientId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Opens a new address; the one of before has to be closed first. @returns its id */
export const openFeed = async (
  tx: Tx,
  { actor, newId, now }: Asked,
  patient: OpenPatient,
  namesTreatments: boolean,
): Promise<string> => {
  const feedId = newId()
  const secret = newSecret()
  await tx.db
    .insertInto('calendar_feed')
    .values({
      clinic_id: actor.clinicId,
      id: feedId,
      patient_id: patient.id,
      hash: hashSecret(secret),
      secret: seal(patient.key, secret, feedPlace(actor.clinicId, feedId)),
      names_treatments: namesTreatments,
      created_at: now().toString(),
    })
    .execute()
  return feedId
}
