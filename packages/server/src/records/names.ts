import type { Tx } from '../database/transaction.ts'
import type { Asked } from '../operation/deps.ts'
import { unsealJson } from '../secrets/envelope.ts'
import { type Personal, personalPlace } from './open-patient.ts'

/** What an erased patient is called. */
export const ERASED = '(erased)'

/** The names of some patients, by id. */
export const namesOf = async (
  tx: Tx,
  { actor, keys }: Asked,
  patientIds: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (patientIds.length === 0) return new Map()
  const rows = await tx.db
    .selectFrom('patient as p')
    .innerJoin('clinic_key as ck', 'ck.clinic_id', 'p.clinic_id')
    .leftJoin('patient_key as pk', (join) =>
      join.onRef('pk.clinic_id', '=', 'p.clinic_id').onRef('pk.patient_id', '=', 'p.id'),
    )
    .select(['p.id', 'p.personal', 'pk.wrapped', 'ck.wrapped as clinic_wrapped'])
    .where('p.id', 'in', [...new Set(patientIds)])
    .execute()
  return new Map(
    rows.map(({ id, personal, wrapped, clinic_wrapped }) => {
      if (!personal || !wrapped) return [id, ERASED]
      const key = keys.patient(actor.clinicId, id, wrapped, keys.clinic(actor.clinicId, clinic_wrapped))
      return [id, unsealJson<Personal>(key, personal, personalPlace(actor.clinicId, id)).name]
    }),
  )
}
