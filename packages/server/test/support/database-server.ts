import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '../../src/database/database.ts'
import { openEmbedded } from '../../src/storage/embedded.ts'
import { startOtherPostgres } from './other-postgres.ts'

/** One real PostgreSQL for all tests of a run, with a migrated database that each test file copies: the packaged one, or that of TEST_PG_BIN. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const { TEST_PG_BIN } = process.env
  if (TEST_PG_BIN) {
    const other = await startOtherPostgres(TEST_PG_BIN)
    await (await openDatabase({ kind: 'embedded', target: { ...other.superuser, database: 'anagen' } })).close()
    project.provide('postgres', { ...other.superuser, database: 'anagen' })
    return other.close
  }
  const folder = mkdtempSync(join(tmpdir(), 'anagen-test-'))
  chmodSync(folder, 0o755)
  const open = () => openEmbedded({ folder, isDurable: false })
  // once more, and said: a machine without room or memory for a moment is none of our faults. What fails again is told
  const server = await open().catch((error: unknown) => {
    console.warn(`PostgreSQL did not start and is started once more: ${error}`)
    return open()
  })
  await (await openDatabase({ kind: 'embedded', target: server.target })).close()
  project.provide('postgres', server.target)
  return async () => {
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { host: string; port: number; user: string; database: string }
  }
}
