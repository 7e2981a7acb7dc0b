import { type Named, statement } from '../database/statement.ts'
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

type Row = Omit<Tables['audit'], 'at' | 'sealed_in'> & { at: string }

const insert = statement<Row>()('insert-audit', (db, slot) =>
  db.insertInto('audit').values({
    clinic_id: slot('clinic_id'),
    id: slot('id'),
    at: slot('at'),
    actor_kind: slot('actor_kind'),
    actor_id: slot('actor_id'),
    action: slot('action'),
    subject_kind: slot('subject_kind'),
    subject_id: slot('subject_id'),
    patient_id: slot('patient_id'),
    detail: slot('detail'),
  }),
)

/** The row of it, to be written together with others. */
export const auditRow = ({ actor, newId, now }: Asked, audited: Audited): Named<unknown> =>
  insert({
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
  await tx.run(auditRow(asked, audited))
}
