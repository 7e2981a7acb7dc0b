import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import { connectDatabase, type Database } from '../../src/database/database.ts'
import { ask, type Target } from '../../src/storage/connect.ts'

export interface TestDatabase extends Database {
  /** as the owner, whom row-level security does not stop */
  readonly target: Target
}

// only what hangs is given up: tests measure nothing, and the machine may have much else to do
const PATIENT_MS = 300_000

/** A database of its own for one test file, migrated. */
export const testDatabase = async (): Promise<TestDatabase> => {
  const server = inject('postgres')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await ask({ ...server, database: 'postgres' }, `create database ${name} template anagen`)
  const target = { ...server, database: name }
  const database = connectDatabase({ kind: 'embedded', target }, { patienceMs: PATIENT_MS })
  return {
    ...database,
    target,
    close: async () => {
      await database.close()
      await ask({ ...server, database: 'postgres' }, `drop database ${name} with (force)`)
    },
  }
}
