import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { PhotoStore } from '../photos/photo-store.ts'
import { photosOnDisk } from '../photos/photos-on-disk.ts'
import type { Key } from '../secrets/envelope.ts'
import { assertOwner, takeOver } from './archive-owner.ts'
import { BackupError } from './backup-error.ts'
import { backupKey, createBackup, openBackup } from './container.ts'
import { isArchived } from './wal-names.ts'

/** Where backups go, and what goes on between them. */
export interface Archive {
  /** the folder of backups; another disk is better */
  readonly backups: string
  /** photos that lie on this machine; null = they lie elsewhere and outlive it */
  readonly photos: PhotoStore | null
  /** whose archive it is: `installationOf` */
  readonly installation: string
}

const ENDING = '.wal'
const CONTENT = 'wal'

/** The sealed WAL of a folder of backups. Made by the first base backup: before, there is nothing to add it to. */
export const walFolder = (backups: string): string => join(backups, 'wal')
/** Photos that came after the last backup. They are sealed under their patients' keys. */
export const laterPhotos = (backups: string): PhotoStore => photosOnDisk(join(backups, 'photos'))

/** `isTakingOver`: the installation whose archive it was is gone for ever. @throws BackupError `archive-conflict` */
export const beginArchive = async (backups: string, installation: string, isTakingOver = false): Promise<void> => {
  const wal = walFolder(backups)
  await mkdir(wal, { recursive: true, mode: 0o700 })
  if (isTakingOver) await takeOver(wal, installation)
  await assertOwner(wal, installation)
}

const namesIn = async (folder: string): Promise<readonly string[]> =>
  (
    await readdir(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return []
      throw error
    })
  ).sort()

/** What PostgreSQL put out and nobody took yet. */
export const waitingWal = async (outbox: string): Promise<readonly string[]> =>
  (await namesIn(outbox)).filter(isArchived)

/** The names of what is archived, without their ending. */
export const archivedWal = async (folder: string): Promise<readonly string[]> =>
  (await namesIn(folder)).filter((name) => name.endsWith(ENDING)).map((name) => name.slice(0, -ENDING.length))

export const archivedAt = async (folder: string, name: string): Promise<Date> =>
  (await stat(join(folder, name + ENDING))).mtime

export const removeWal = (folder: string, name: string): Promise<void> => rm(join(folder, name + ENDING))

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

/** Opens one archived piece. @throws BackupError */
export const readWal = async (folder: string, name: string, key: Key): Promise<Buffer> => {
  const path = join(folder, name + ENDING)
  const file = await openBackup<{ name: string }>(path, backupKey(key))
  try {
    const entry = file.entries.find((found) => found.name === CONTENT)
    if (!entry || file.about.name !== name)
      throw new BackupError('backup-unreadable', `${path} holds another piece than its name says. Use another copy.`)
    return await buffer(file.read(entry))
  } finally {
    await file.close()
  }
}

const putAway = async (outbox: string, folder: string, name: string, key: Key): Promise<void> => {
  const path = join(folder, name + ENDING)
  const from = join(outbox, name)
  if (await isThere(path)) {
    const [ours, theirs] = [await buffer(createReadStream(from)), await readWal(folder, name, key)]
    if (!ours.equals(theirs))
      throw new BackupError(
        'archive-conflict',
        `${path} is of another installation. Give each its own folder with ANAGEN_BACKUPS, then run anagen backup.`,
      )
  } else {
    const writer = await createBackup(path, backupKey(key), `${path}.${randomUUID()}.unfinished`)
    try {
      await writer.add(CONTENT, createReadStream(from))
      await writer.finish({ name })
    } catch (error) {
      await writer.abandon().catch(() => undefined)
      throw error
    }
  }
  await rm(from, { force: true })
}

const copyPhotos = async (photos: PhotoStore, later: PhotoStore): Promise<void> => {
  const there = new Set<string>()
  for await (const name of later.names()) there.add(name)
  for await (const name of photos.names()) {
    if (there.has(name)) continue
    const sealed = await photos.get(name)
    if (sealed) await later.put(name, sealed)
  }
}

/**
 * Seals what PostgreSQL put out into the folder of backups, and takes it away from where it was. Photos go first: a photo is stored before the row
 * that names it, so that none that an archived row names is missing. Two at once do it once.
 * @returns how many pieces were put away
 * @throws BackupError, or what the disk says; nothing is taken away then
 */
export const archiveRound = async (
  outbox: string,
  { backups, photos, installation }: Archive,
  key: Key,
): Promise<number> => {
  const waiting = await waitingWal(outbox)
  if (waiting.length === 0) return 0
  const folder = walFolder(backups)
  const isBegun = await isThere(folder)
  if (isBegun) await assertOwner(folder, installation)
  if (isBegun && photos) await copyPhotos(photos, laterPhotos(backups))
  for (const name of waiting) {
    if (isBegun) await putAway(outbox, folder, name, key)
    else await rm(join(outbox, name), { force: true })
  }
  return isBegun ? waiting.length : 0
}
