import type { Client } from 'pg'
import { StorageError } from '../storage/storage-error.ts'
import { type Migration, readMigrations } from './migrations.ts'

// any number, the same for every version
const LOCK = 20_261_121

/**
 * Brings a database up to this program: each missing step in a transaction of its own, one process at a time.
 * A step that fails leaves the database as it was before it.
 * @returns the names of the steps that ran
 * @throws StorageError `database-newer`, `migration-changed`, `migration-failed`
 */
export const migrate = async (
  owner: Client,
  migrations: readonly Migration[] = readMigrations(),
): Promise<readonly string[]> => {
  await owner.query('select pg_advisory_lock($1)', [LOCK])
  try {
    const missing = await missingOf(owner, migrations)
    for (const migration of missing) await run(owner, migration)
    return missing.map(({ name }) => name)
  } finally {
    await owner.query('select pg_advisory_unlock($1)', [LOCK])
  }
}

const missingOf = async (owner: Client, migrations: readonly Migration[]): Promise<readonly Migration[]> => {
  await owner.query('create schema if not exists anagen_system')
  await owner.query(
    'create table if not exists anagen_system.migration (position int primary key, name text not null unique, digest text not null, ran_at timestamptz not null default now())',
  )
  const { rows } = await owner.query<{ name: string; digest: string }>(
    'select name, digest from anagen_system.migration order by position',
  )
  rows.forEach(({ name, digest }, index) => {
    const ours = migrations[index]
    if (!ours)
      throw new StorageError(
        'database-newer',
        `The database was used by a newer Anagen (it has ${name}). Start that version; nothing was changed.`,
      )
    if (ours.name !== name || ours.digest !== digest)
      throw new StorageError(
        'migration-changed',
        `The database ran another ${name} than this program knows. Use the version it was made with; nothing was changed.`,
      )
  })
  return migrations.slice(rows.length)
}

const run = async (owner: Client, { name, sql, digest }: Migration): Promise<void> => {
  try {
    await owner.query('begin')
    await owner.query(sql)
    await owner.query(
      'insert into anagen_system.migration (position, name, digest) select count(*) + 1, $1, $2 from anagen_system.migration',
      [name, digest],
    )
    const { command } = await owner.query('commit')
    if (command !== 'COMMIT') throw new Error('was rolled back')
  } catch (error) {
    await owner.query('rollback').catch(() => undefined)
    const why = error instanceof Error ? error.message : String(error)
    throw new StorageError(
      'migration-failed',
      `The database could not be brought up to date: ${name}: ${why}. It is as it was before this step; the version used until now still works.`,
      { cause: error },
    )
  }
}
