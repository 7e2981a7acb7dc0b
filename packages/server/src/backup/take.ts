import { createReadStream } from 'node:fs'
import { access, mkdir, readdir, writeFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { Readable } from 'node:stream'
import type { Client } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { ownerClient, type Reach } from '../database/pool.ts'
import type { PhotoStore } from '../photos/photo-store.ts'
import type { Key } from '../secrets/envelope.ts'
import { BackupError, inWords } from './backup-error.ts'
import { type BackupWriter, backupKey, createBackup } from './container.ts'
import { type AboutCluster, copyCluster } from './copy-cluster.ts'
import { type CopiedTable, tablesInOrder } from './tables.ts'

/** What a logical backup says of itself: rows, which any PostgreSQL can take. */
export interface AboutRows {
  readonly version: 1
  readonly kind: 'logical'
  readonly takenAt: string
  /** the steps that the database had run */
  readonly migrations: readonly { readonly name: string; readonly digest: string }[]
  readonly tables: readonly (CopiedTable & { readonly rows: number })[]
}

/** What a backup says of itself. */
export type AboutBackup = AboutRows | AboutCluster

export interface TakeOptions {
  /** base: the files of the embedded database, to which archived WAL can be added */
  readonly kind: AboutBackup['kind']
  readonly reach: Reach
  /** audit heads lie here */
  readonly folder: string
  readonly photos: PhotoStore
  readonly masterKey: Key
  /** the file to write */
  readonly path: string
  readonly now: () => { toString(): string }
}

export interface Taken {
  readonly path: string
  readonly photos: number
  readonly about: AboutBackup
}

/** What is beside the database and belongs to a backup. The folder of keys never does. */
export const BESIDE = { photos: 'photos', heads: 'audit-heads' } as const

export const LAST_BACKUP = 'last-backup.json'

/**
 * Copies the whole database as it is at one instant, then the photos, into one sealed file, while everything goes on.
 * A photo is stored before the row that names it, so that none that the copy names is missing.
 * @throws BackupError
 */
export const takeBackup = async (options: TakeOptions): Promise<Taken> => {
  const { path, folder } = options
  if (await exists(path)) throw new BackupError('file-exists', `${path} is there already. Choose another name.`)
  await mkdir(dirname(path), { recursive: true }).catch(() => undefined)
  const writer = await createBackup(path, backupKey(options.masterKey))
  try {
    const { reach, now } = options
    const about = options.kind === 'base' ? await copyCluster(reach, writer, now) : await copyDatabase(options, writer)
    const photos = await copyPhotos(options.photos, writer)
    const heads = join(folder, BESIDE.heads)
    for (const file of await filesBelow(heads))
      await writer.add(`${BESIDE.heads}/${relative(heads, file).split(sep).join('/')}`, createReadStream(file))
    await writer.finish(about)
    await writeFile(join(folder, LAST_BACKUP), `${JSON.stringify({ at: about.takenAt, path })}\n`, { mode: 0o600 })
    return { path, photos, about }
  } catch (error) {
    await writer.abandon().catch(() => undefined)
    throw inWords(
      error,
      'No backup was made: a backup without its photos would be none. Try again when they can be read.',
    )
  }
}

export const rowsOf = ({ tables }: AboutRows): number => tables.reduce((sum, { rows }) => sum + rows, 0)

const copyDatabase = async ({ reach, now }: TakeOptions, writer: BackupWriter): Promise<AboutRows> => {
  const owner = ownerClient(reach)
  await owner.connect()
  try {
    await owner.query('begin isolation level repeatable read read only')
    const { rows: migrations } = await owner.query<{ name: string; digest: string }>(
      'select name, digest from anagen_system.migration order by position',
    )
    const tables = []
    for (const table of await tablesInOrder(owner))
      tables.push({ ...table, rows: await copyTable(owner, table, writer) })
    await owner.query('commit')
    return { version: 1, kind: 'logical', takenAt: now().toString(), migrations, tables }
  } finally {
    await owner.end()
  }
}

const copyTable = async (owner: Client, { name, columns }: CopiedTable, writer: BackupWriter): Promise<number> => {
  const copy = owner.query(copyTo(`copy ${name} (${columns.join(', ')}) to stdout`))
  await writer.add(`tables/${name}`, copy)
  return copy.rowCount
}

const copyPhotos = async (photos: PhotoStore, writer: BackupWriter): Promise<number> => {
  let copied = 0
  for await (const name of photos.names()) {
    const sealed = await photos.get(name)
    // erased meanwhile
    if (sealed === null) continue
    await writer.add(`${BESIDE.photos}/${name}`, Readable.from([sealed]))
    copied++
  }
  return copied
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

const filesBelow = async (folder: string): Promise<readonly string[]> => {
  const found = await readdir(folder, { withFileTypes: true, recursive: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return []
      throw error
    },
  )
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
