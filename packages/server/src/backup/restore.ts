import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Client } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { migrate } from '../database/migrate.ts'
import { readMigrations } from '../database/migrations.ts'
import { ownerClient, type Reach } from '../database/pool.ts'
import type { PhotoStore } from '../photos/photo-store.ts'
import type { Key } from '../secrets/envelope.ts'
import { BackupError } from './backup-error.ts'
import { type BackupReader, backupKey, openBackup } from './container.ts'
import { putBeside } from './put-beside.ts'
import type { AboutBackup, AboutRows } from './take.ts'

export interface RestoreOptions {
  readonly reach: Reach
  readonly folder: string
  readonly photos: PhotoStore
  readonly masterKey: Key
  readonly path: string
}

export interface Restored {
  readonly takenAt: string
  readonly rows: number
  readonly photos: number
}

/**
 * Puts a logical backup back into an empty database: at the state of migrations that it was taken at, then brought up to date. The database is whole or
 * stays empty; photos come first, so that none that a row names is missing.
 * @throws BackupError
 */
export const restoreBackup = async (options: RestoreOptions): Promise<Restored> => {
  const { reach, masterKey, path } = options
  const backup = await openBackup<AboutRows>(path, backupKey(masterKey))
  const owner = ownerClient(reach)
  try {
    const steps = stepsOf(backup.about, path)
    await owner.connect()
    await assertEmpty(owner)
    const photos = await putBeside(backup, options)
    await migrate(owner, steps)
    const rows = await putTables(owner, backup)
    await migrate(owner)
    return { takenAt: backup.about.takenAt, rows, photos }
  } finally {
    await owner.end().catch(() => undefined)
    await backup.close()
  }
}

/** Our steps up to the one that the backup had. */
export const stepsOf = ({ migrations }: AboutBackup, path: string) => {
  const ours = readMigrations()
  migrations.forEach(({ name, digest }, index) => {
    if (ours[index]?.name !== name || ours[index]?.digest !== digest)
      throw new BackupError(
        'backup-newer',
        `${path} was made by another version of Anagen (it has ${name}). Restore it with that version.`,
      )
  })
  return ours.slice(0, migrations.length)
}

const assertEmpty = async (owner: Client): Promise<void> => {
  const { rows } = await owner.query("select to_regclass('anagen_system.migration') is not null as used")
  if (!rows[0]?.used) return
  const { rows: steps } = await owner.query('select count(*)::int as n from anagen_system.migration')
  if (steps[0]?.n > 0)
    throw new BackupError(
      'not-empty',
      'This database is in use already. Restore into a new data folder (ANAGEN_DATA) or a new, empty database (DATABASE_URL); nothing was changed.',
    )
}

const putTables = async (owner: Client, backup: BackupReader<AboutRows>): Promise<number> => {
  const { tables } = backup.about
  await owner.query('begin')
  try {
    const forced = await forcedTables(owner)
    // copying in is not possible where row-level security holds the owner back: it is put back before the commit
    for (const name of forced) await owner.query(`alter table ${name} no force row level security`)
    await owner.query('set constraints all deferred')
    let total = 0
    for (const table of tables) total += await putTable(owner, backup, table)
    await owner.query('set constraints all immediate')
    for (const name of forced) await owner.query(`alter table ${name} force row level security`)
    const { command } = await owner.query('commit')
    if (command !== 'COMMIT') throw new Error('the rows were not stored')
    return total
  } catch (error) {
    await owner.query('rollback').catch(() => undefined)
    throw error
  }
}

const forcedTables = async (owner: Client): Promise<readonly string[]> =>
  (
    await owner.query<{ name: string }>(
      "select oid::regclass::text as name from pg_class where relforcerowsecurity and relkind = 'r' and relnamespace = 'anagen'::regnamespace",
    )
  ).rows.map(({ name }) => name)

const putTable = async (
  owner: Client,
  backup: BackupReader<AboutRows>,
  { name, columns, rows }: AboutRows['tables'][number],
): Promise<number> => {
  const entry = backup.entries.find((found) => found.name === `tables/${name}`)
  if (!entry) throw new BackupError('backup-incomplete', `The backup lacks ${name}. Use another one.`)
  const copy = owner.query(copyFrom(`copy ${name} (${columns.join(', ')}) from stdin`))
  await pipeline(Readable.from(backup.read(entry)), copy)
  if (copy.rowCount !== rows)
    throw new BackupError(
      'backup-incomplete',
      `${name} has ${copy.rowCount} rows instead of ${rows}. Use another backup.`,
    )
  return rows
}

/** What a backup says of itself. @throws BackupError */
export const readAbout = async (path: string, masterKey: Key): Promise<AboutBackup> => {
  const backup = await openBackup<AboutBackup>(path, backupKey(masterKey))
  await backup.close()
  return backup.about
}

/** Reads a whole backup and compares every piece with what was put in. @throws BackupError */
export const checkBackup = async (path: string, masterKey: Key): Promise<AboutBackup> => {
  const backup = await openBackup<AboutBackup>(path, backupKey(masterKey))
  try {
    for (const entry of backup.entries) for await (const _ of backup.read(entry));
    return backup.about
  } finally {
    await backup.close()
  }
}
