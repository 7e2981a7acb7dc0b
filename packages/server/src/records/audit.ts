import { insertRows } from '../database/rows.ts'
import type { Tables } from '../database/tables.ts'
import type { Tx } from '../database/transaction.ts'
import { writeInstant } from '../database/types.ts'
import { actorId } from '../operation/actor.ts'
import type { Asked } from '../operation/deps.ts'

export interface Audited {
  /** the name of the operation */
  readonly action: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly patientId?: string | null
  /** ids, levels and counts; never what anybody said */
  readonly detail?: Tables['audit']['detail']
}

export type AuditRow = Omit<Tables['audit'], 'at' | 'sealed_in'> & { at: string }

export const insertAudit = insertRows<AuditRow>('audit', {
  clinic_id: 'uuid',
  id: 'uuid',
  at: 'timestamptz',
  actor_kind: 'text',
  actor_id: 'uuid',
  action: 'text',
  subject_kind: 'text',
  subject_id: 'uuid',
  patient_id: 'uuid',
  detail: 'jsonb',
})

/** The row of it, to be written together with others. */
export const auditRow = ({ actor, newId, now }: Asked, audited: Audited): AuditRow => ({
  clinic_id: actor.clinicId,
  id: newId(),
  at: writeInstant(now()),
  actor_kind: actor.kind,
  actor_id: actorId(actor),
  action: audited.action,
  subject_kind: audited.subjectKind,
  subject_id: audited.subjectId,
  patient_id: audited.patientId ?? null,
  detail: audited.detail ?? {},
})

/** Who did or saw what, in the transaction that it tells of. */
export const audit = async (tx: Tx, asked: Asked, audited: Audited): Promise<void> => {
  await tx.run(insertAudit([auditRow(asked, audited)]))
}
