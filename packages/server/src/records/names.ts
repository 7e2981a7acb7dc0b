import { sql } from 'kysely'
import { statement } from '../database/statement.ts'
import type { Tx } from '../database/transaction.ts'
import type { Asked } from '../operation/deps.ts'
import { type Key, unsealJson } from '../secrets/envelope.ts'
import { type Personal, personalPlace } from './open-patient.ts'

/** What an erased patient is called. */
export const ERASED = '(erased)'

export interface Called {
  readonly name: string
  /** opens what is theirs; null: they were erased */
  readonly key: Key | null
}

interface CalledRow {
  readonly id: string
  readonly personal: Buffer | null
  readonly wrapped: Buffer | null
  readonly clinic_wrapped: Buffer
}

const findCalled = statement<{ ids: readonly string[] }>()<CalledRow>('called', (db, slot) =>
  db
    .selectFrom('patient as p')
    .innerJoin('clinic_key as ck', 'ck.clinic_id', 'p.clinic_id')
    .leftJoin('patient_key as pk', (join) =>
      join.onRef('pk.clinic_id', '=', 'p.clinic_id').onRef('pk.patient_id', '=', 'p.id'),
    )
    .select(['p.id', 'p.personal', 'pk.wrapped', 'ck.wrapped as clinic_wrapped'])
    .where(sql<boolean>`p.id = any(${slot('ids')})`),
)

/** The names of some patients, by id, with their keys. */
export const calledOf = async (
  tx: Tx,
  { actor, keys }: Asked,
  patientIds: readonly string[],
): Promise<ReadonlyMap<string, Called>> => {
  if (patientIds.length === 0) return new Map()
  const rows = await tx.run<CalledRow>(findCalled({ ids: [...new Set(patientIds)] }))
  return new Map(
    rows.map(({ id, personal, wrapped, clinic_wrapped }): [string, Called] => {
      if (!personal || !wrapped) return [id, { name: ERASED, key: null }]
      const key = keys.patient(actor.clinicId, id, wrapped, keys.clinic(actor.clinicId, clinic_wrapped))
      return [id, { name: unsealJson<Personal>(key, personal, personalPlace(actor.clinicId, id)).name, key }]
    }),
  )
}

/** The names of some patients, by id. */
export const namesOf = async (
  tx: Tx,
  asked: Asked,
  patientIds: readonly string[],
): Promise<ReadonlyMap<string, string>> =>
  new Map([...(await calledOf(tx, asked, patientIds))].map(([id, { name }]) => [id, name]))
