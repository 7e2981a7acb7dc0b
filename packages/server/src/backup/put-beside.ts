import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { access, mkdir, rename } from 'node:fs/promises'
import { dirname, resolve, sep } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import type { PhotoStore } from '../photos/photo-store.ts'
import { BackupError } from './backup-error.ts'
import type { BackupReader } from './container.ts'
import { type AboutBackup, BESIDE } from './take.ts'

/** Puts back what is beside the database: photos, and what was noted of audit chains. @returns how many photos */
export const putBeside = async (
  backup: BackupReader<AboutBackup>,
  { folder, photos }: { readonly folder: string; readonly photos: PhotoStore },
): Promise<number> => {
  let copied = 0
  for (const entry of backup.entries) {
    const [kind, ...rest] = entry.name.split('/')
    const name = rest.join('/')
    if (kind === BESIDE.photos) {
      if (!/^[\w-]+\/[\w-]+\/[\w-]+$/.test(name)) throw strange(entry.name)
      await photos.put(name, await buffer(backup.read(entry)))
      copied++
    }
    if (kind === BESIDE.heads) await putHead(backup, entry, resolve(folder, entry.name), folder)
  }
  return copied
}

const strange = (name: string): BackupError =>
  new BackupError('backup-unreadable', `The backup names ${name}, outside its folder.`)

const putHead = async (
  backup: BackupReader<AboutBackup>,
  entry: BackupReader<AboutBackup>['entries'][number],
  path: string,
  folder: string,
): Promise<void> => {
  if (!path.startsWith(resolve(folder) + sep)) throw strange(entry.name)
  // what this machine noted of an audit chain is newer than the backup: it tells that something is missing now
  if (await isThere(path)) return
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const unfinished = `${path}.${randomUUID()}`
  await pipeline(Readable.from(backup.read(entry)), createWriteStream(unfinished, { mode: 0o600, flush: true }))
  await rename(unfinished, path)
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
