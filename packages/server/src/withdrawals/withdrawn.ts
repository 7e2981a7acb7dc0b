import { z } from 'zod'
import type { Tx } from '../database/transaction.ts'
import type { WithdrawalTables } from './tables.ts'

/** What became of something that was withdrawn. */
export const isKept = z.boolean().describe('somebody of the clinic had seen it: it stays in the record, for them alone')

/** That something was withdrawn, as everybody who may read the record sees it. */
export const withdrawnShape = z.object({ at: z.string(), isKept }).nullable().describe('null: it was not withdrawn')
export type Withdrawn = z.output<typeof withdrawnShape>

type Kind = WithdrawalTables['withdrawal']['subject_kind']

/** Everything of one kind that was withdrawn about a patient, by its id. */
export const withdrawnOf = async (
  { db }: Tx,
  kind: Kind,
  patientId: string,
): Promise<ReadonlyMap<string, NonNullable<Withdrawn>>> => {
  const rows = await db
    .selectFrom('withdrawal')
    .select(['subject_id', 'at', 'was_seen'])
    .where('patient_id', '=', patientId)
    .where('subject_kind', '=', kind)
    .execute()
  return new Map(rows.map((row) => [row.subject_id, { at: row.at.toString(), isKept: row.was_seen }]))
}

/** null: it was not withdrawn. */
export const findWithdrawn = async ({ db }: Tx, kind: Kind, id: string): Promise<Withdrawn> => {
  const row = await db
    .selectFrom('withdrawal')
    .select(['at', 'was_seen'])
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', id)
    .executeTakeFirst()
  return row ? { at: row.at.toString(), isKept: row.was_seen } : null
}
