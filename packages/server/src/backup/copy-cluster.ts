import { createReadStream, type Dirent } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { Readable } from 'node:stream'
import type { Client } from 'pg'
import { ownerClient, type Reach } from '../database/pool.ts'
import { BackupError } from './backup-error.ts'
import type { BackupWriter } from './container.ts'
import { isHistory, isSegment } from './wal-names.ts'

/** What a base backup says of itself. */
export interface AboutCluster {
  readonly version: 1
  readonly kind: 'base'
  /** when it was whole: what was acknowledged before is in it */
  readonly takenAt: string
  /** the steps that the database had run */
  readonly migrations: readonly { readonly name: string; readonly digest: string }[]
  /** of PostgreSQL: its files are read by no other */
  readonly major: number
  readonly folders: readonly string[]
  /** the first piece of WAL that it needs, and how large a piece is */
  readonly firstWal: string
  readonly segmentBytes: number
  readonly bytes: number
}

/** Places of things in a base backup. */
export const CLUSTER = 'cluster'

// what a starting server makes anew: https://www.postgresql.org/docs/18/continuous-archiving.html#BACKUP-LOWLEVEL-BASE-BACKUP-DATA
const EMPTIED = new Set([
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
])
const LEFT_OUT =
  /^(postmaster\.(pid|opts)|backup_label.*|tablespace_map.*|current_logfiles|recovery\.signal|standby\.signal)$/
const TEMPORARY = /^(pgsql_tmp.*|pg_internal\.init.*|t\d+_\d+.*)$/
const READ_BYTES = 1 << 20
const CONTROL = join('global', 'pg_control')

interface Found {
  readonly folders: readonly string[]
  readonly files: readonly string[]
}

// a folder of temporary files may go while it is looked into
const everyEntry = async (data: string): Promise<Dirent[]> => {
  for (let tries = 1; ; tries++)
    try {
      return await readdir(data, { withFileTypes: true, recursive: true })
    } catch (error) {
      if (!isGone(error) || tries === 20) throw error
    }
}

const lookThrough = async (data: string): Promise<Found> => {
  const found = await everyEntry(data)
  const paths = found.map((entry) => ({ entry, path: relative(data, join(entry.parentPath, entry.name)) }))
  const isKept = (path: string): boolean => {
    const [top = '', ...rest] = path.split(sep)
    const name = rest.at(-1) ?? top
    if (rest.length > 0 && EMPTIED.has(top)) return false
    return !(rest.length === 0 && LEFT_OUT.test(top)) && !TEMPORARY.test(name)
  }
  const kept = paths.filter(({ path }) => isKept(path))
  return {
    // an empty folder where pieces of WAL are noted is needed, too
    folders: [
      ...kept.filter(({ entry }) => entry.isDirectory()).map(({ path }) => path),
      join('pg_wal', 'archive_status'),
    ],
    files: kept
      .filter(({ entry, path }) => entry.isFile() && path !== CONTROL)
      .map(({ path }) => path)
      .sort(),
  }
}

// it may be written while it is read; the same twice is whole
const readControl = async (path: string): Promise<Buffer> => {
  for (let last = await readFile(path); ; ) {
    const again = await readFile(path)
    if (again.equals(last)) return again
    last = again
  }
}

const isGone = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT'

const addFiles = async (data: string, files: readonly string[], writer: BackupWriter): Promise<number> => {
  let bytes = 0
  for (const path of files)
    try {
      bytes += (await writer.add(entryName(path), createReadStream(join(data, path), { highWaterMark: READ_BYTES })))
        .bytes
    } catch (error) {
      // a table that was dropped meanwhile: the WAL says so, too
      if (!isGone(error)) throw error
    }
  return bytes
}

const entryName = (path: string): string => `${CLUSTER}/${path.split(sep).join('/')}`

const one = async <Row extends object>(owner: Client, text: string, ...values: unknown[]): Promise<Row> => {
  const [row] = (await owner.query<Row>(text, values)).rows
  if (!row) throw new Error(`no answer: ${text}`)
  return row
}

const assertNoTablespaces = async (owner: Client): Promise<void> => {
  const { n } = await one<{ n: number }>(owner, "select count(*)::int as n from pg_tablespace where spcname !~ '^pg_'")
  if (n > 0)
    throw new BackupError(
      'other-postgres',
      'This database keeps some tables in another place (a tablespace), which a base backup does not follow. Write anagen backup --logical.',
    )
}

/**
 * Copies the files of the embedded database while it goes on, with the WAL that makes them whole: what was acknowledged before it ends is in it.
 * PostgreSQL's low-level way, for want of pg_basebackup; a slot holds the WAL back until it is copied.
 * https://www.postgresql.org/docs/18/continuous-archiving.html#BACKUP-LOWLEVEL-BASE-BACKUP
 * @throws BackupError
 */
export const copyCluster = async (
  reach: Reach,
  writer: BackupWriter,
  now: () => { toString(): string },
): Promise<AboutCluster> => {
  const owner = ownerClient(reach)
  await owner.connect()
  try {
    await assertNoTablespaces(owner)
    const { data, version, segment } = await one<{ data: string; version: number; segment: string }>(
      owner,
      "select current_setting('data_directory') as data, current_setting('server_version_num')::int as version, pg_size_bytes(current_setting('wal_segment_size'))::text as segment",
    )
    await owner.query('select pg_create_physical_replication_slot($1, true, true)', [`anagen_backup_${process.pid}`])
    const { first } = await one<{ first: string }>(
      owner,
      "select pg_walfile_name(pg_backup_start('anagen', fast => true)) as first",
    )
    const { folders, files } = await lookThrough(data)
    let bytes = await addFiles(data, files, writer)
    const control = await readControl(join(data, CONTROL))
    await writer.add(entryName(CONTROL), Readable.from([control]))
    // what was acknowledged by now has its WAL before the end of this backup
    const takenAt = now().toString()
    const { last, label } = await one<{ last: string; label: string }>(
      owner,
      'select pg_walfile_name(lsn) as last, labelfile as label from pg_backup_stop(wait_for_archive => false)',
    )
    await writer.add(entryName('backup_label'), Readable.from([Buffer.from(label)]))
    bytes += await addWal(join(data, 'pg_wal'), first, last, writer)
    const { rows: migrations } = await owner.query<{ name: string; digest: string }>(
      'select name, digest from anagen_system.migration order by position',
    )
    return {
      version: 1,
      kind: 'base',
      takenAt,
      migrations,
      major: Math.floor(version / 10_000),
      folders: folders.map((path) => path.split(sep).join('/')),
      firstWal: first,
      segmentBytes: Number(segment),
      bytes,
    }
  } finally {
    await owner.end()
  }
}

const addWal = async (folder: string, first: string, last: string, writer: BackupWriter): Promise<number> => {
  const names = (await readdir(folder)).sort()
  const needed = names.filter((name) => (isSegment(name) && first <= name && name <= last) || isHistory(name))
  if (!needed.includes(first) || !needed.includes(last))
    throw new BackupError('backup-incomplete', 'The WAL of this backup is gone already. Try again.')
  return addFiles(
    join(folder, '..'),
    needed.map((name) => join('pg_wal', name)),
    writer,
  )
}
