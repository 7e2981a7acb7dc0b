import type { Tx } from '../database/transaction.ts'
import type { Asked } from '../operation/deps.ts'
import { audit } from '../records/audit.ts'
import { findWithdrawn, type Withdrawn } from './withdrawn.ts'

interface Subject {
  readonly kind: 'photo' | 'message'
  readonly id: string
  readonly patientId: string
  /** somebody of the clinic saw it */
  readonly wasSeen: boolean
}

/** Stores that something was withdrawn, once; whoever withdraws it again is told of the first time. */
export const withdraw = async (tx: Tx, asked: Asked, subject: Subject): Promise<NonNullable<Withdrawn>> => {
  const { kind, id, patientId, wasSeen } = subject
  const before = await findWithdrawn(tx, kind, id)
  if (before) return before
  const { actor } = asked
  if (actor.kind !== 'patient' && actor.kind !== 'caregiver') throw new Error('only who sent it withdraws it')
  const at = asked.now().toString()
  await tx.db
    .insertInto('withdrawal')
    .values({
      clinic_id: actor.clinicId,
      subject_kind: kind,
      subject_id: id,
      patient_id: patientId,
      at,
      by_kind: actor.kind,
      by_id: actor.id,
      was_seen: wasSeen,
    })
    .execute()
  await audit(tx, asked, {
    action: `withdraw-${kind}`,
    subjectKind: kind,
    subjectId: id,
    patientId,
    detail: { wasSeen },
  })
  return { at, isKept: wasSeen }
}
