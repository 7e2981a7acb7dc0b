import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { PhotoStore } from '../photos/photo-store.ts'
import type { Key } from '../secrets/envelope.ts'
import type { AboutCluster } from './copy-cluster.ts'
import { readAbout } from './restore.ts'
import type { AboutBackup } from './take.ts'
import { archivedWal, laterPhotos, removeWal, walFolder } from './wal-archive.ts'
import { isHistory, segmentNumber } from './wal-names.ts'

/** As `anagen backup` names them: the names sort by time. */
const NAMED = /^anagen-\d{4}-\d{2}-\d{2}T\d{4}\.backup$/

export const backupName = (now: Date): string => `anagen-${now.toISOString().slice(0, 16).replaceAll(':', '')}.backup`

export interface Removed {
  readonly backups: readonly string[]
  /** pieces of WAL that only those needed */
  readonly pieces: number
  /** copies of photos that were erased since */
  readonly photos: number
}

/**
 * Removes all but the newest `keep` of the backups that have their own names, then what only those needed. All that are kept are opened first.
 * `stored` are the photos of today. @throws BackupError; nothing was removed then
 */
export const keepNewest = async (backups: string, keep: number, stored: PhotoStore, key: Key): Promise<Removed> => {
  const named = (await readdir(backups)).filter((name) => NAMED.test(name)).sort()
  const kept: AboutBackup[] = []
  for (const name of named.slice(-keep)) kept.push(await readAbout(join(backups, name), key))
  const old = named.slice(0, -keep)
  for (const name of old) await rm(join(backups, name))
  const oldest = kept.find((about) => about.kind === 'base')
  if (!oldest) return { backups: old, pieces: 0, photos: 0 }
  return {
    backups: old,
    pieces: await removePieces(walFolder(backups), oldest),
    photos: await removePhotos(backups, stored, Date.parse(oldest.takenAt)),
  }
}

const removePieces = async (wal: string, { firstWal, segmentBytes }: AboutCluster): Promise<number> => {
  const from = segmentNumber(firstWal, segmentBytes)
  const old = (await archivedWal(wal)).filter((name) => !isHistory(name) && segmentNumber(name, segmentBytes) < from)
  for (const name of old) await removeWal(wal, name)
  return old.length
}

// what is older than the oldest backup is in it, or was erased before: it is needed here only while the archive would copy it again
const removePhotos = async (backups: string, stored: PhotoStore, beforeMs: number): Promise<number> => {
  const later = laterPhotos(backups)
  let removed = 0
  for await (const name of later.names()) {
    const { mtimeMs } = await stat(join(later.where, name))
    if (mtimeMs >= beforeMs || (await stored.get(name)) !== null) continue
    await later.remove(name)
    removed++
  }
  return removed
}
