import type { Tx } from '../database/transaction.ts'

interface Looks {
  readonly patientId: string
  /** what shows it: names of operations */
  readonly by: readonly string[]
  /** the one thing that was looked at; absent: whatever of the patient was looked at shows it */
  readonly subjectId?: string
  /** looks from then on */
  readonly since?: { toString(): string }
}

/** Whether somebody of the clinic saw it, as the audit says. Whoever asks holds it still (`holdStill`). */
export const wasSeen = async ({ db }: Tx, { patientId, by, subjectId, since }: Looks): Promise<boolean> => {
  let query = db
    .selectFrom('audit')
    .select('id')
    .where('patient_id', '=', patientId)
    .where('action', 'in', by)
    .where('actor_kind', '=', 'staff')
  if (subjectId !== undefined) query = query.where('subject_id', '=', subjectId)
  if (since !== undefined) query = query.where('at', '>=', since.toString() as never)
  return (await query.executeTakeFirst()) !== undefined
}
