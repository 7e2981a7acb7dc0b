import { sql } from 'kysely'
import type { Tx } from '../database/transaction.ts'

/**
 * Keeps "somebody looked" and "it was withdrawn" from passing each other: whoever looks holds the thing together with others who look, whoever
 * withdraws it holds it alone, both until their transaction ends. What was looked at is then never withdrawn as unseen.
 */
export const holdStill = async ({ db }: Tx, id: string, how: 'together' | 'alone'): Promise<void> => {
  const lock = sql.raw(how === 'alone' ? 'pg_advisory_xact_lock' : 'pg_advisory_xact_lock_shared')
  await sql`select ${lock}(hashtextextended(${id}, 0))`.execute(db)
}
