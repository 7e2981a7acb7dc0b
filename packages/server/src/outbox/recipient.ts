import type { ActorKind } from '../database/tables.ts'
import type { Tx } from '../database/transaction.ts'
import type { Asked } from '../operation/deps.ts'
import { caregiverPlace } from '../operations/invite-caregiver.ts'
import { type OpenPatient, openPatient } from '../records/open-patient.ts'
import { unsealJson } from '../secrets/envelope.ts'
import type { OutboxRow } from './row.ts'

/** Somebody a mail goes to, as they are known now. */
export interface Recipient {
  readonly kind: ActorKind
  readonly id: string
  /** null: no address is known */
  readonly email: string | null
  /** whose clock counts for them; null = the clinic's */
  readonly zone: string | null
  /** the patient a mail is about, unless it is to staff */
  readonly patient: OpenPatient | null
}

/** Who a row is for; null when they are nobody here any more. */
export const findRecipient = async (tx: Tx, asked: Asked, row: OutboxRow): Promise<Recipient | null> => {
  const { toKind: kind, toId: id } = row
  if (kind === null || id === null) return null
  if (kind === 'staff') {
    const staff = await tx.db
      .selectFrom('staff')
      .select('email')
      .where('id', '=', id)
      .where('left_at', 'is', null)
      .executeTakeFirst()
    return staff ? { kind, id, email: staff.email, zone: null, patient: null } : null
  }
  if (row.patientId === null) return null
  const erased = await tx.db
    .selectFrom('patient')
    .select('erased_at')
    .where('id', '=', row.patientId)
    .executeTakeFirst()
  if (!erased || erased.erased_at !== null) return null
  const patient = await openPatient(tx, asked, row.patientId)
  if (kind === 'patient') return { kind, id, email: patient.personal.email, zone: patient.zone, patient }
  const caregiver = await tx.db
    .selectFrom('caregiver')
    .select(['personal', 'until'])
    .where('id', '=', id)
    .where('patient_id', '=', row.patientId)
    .executeTakeFirst()
  if (!caregiver || caregiver.until !== null) return null
  const { email } = unsealJson<{ email: string }>(
    patient.key,
    caregiver.personal,
    caregiverPlace(asked.actor.clinicId, id),
  )
  return { kind, id, email, zone: patient.zone, patient }
}
