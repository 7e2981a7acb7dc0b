import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { type PhotoStore, PhotoStoreError } from './photo-store.ts'

/** Photos as files below a folder that only we can enter. */
export const photosOnDisk = (folder: string): PhotoStore => ({
  where: folder,
  put: (name, sealed) =>
    onDisk(folder, async () => {
      const path = join(folder, name)
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      const unfinished = `${path}${UNFINISHED}${randomUUID()}`
      try {
        await write(unfinished, sealed)
        await rename(unfinished, path)
      } catch (error) {
        await rm(unfinished, { force: true }).catch(() => undefined)
        throw error
      }
      await syncFolder(dirname(path))
    }),
  get: (name) => onDisk(folder, () => readFile(join(folder, name)).catch(nullWhenMissing)),
  remove: (name) => onDisk(folder, () => rm(join(folder, name), { force: true, recursive: true })),
  names: async function* () {
    const entries = await onDisk(folder, () => readdir(folder, { recursive: true, withFileTypes: true }).catch(noneYet))
    for (const entry of entries)
      if (entry.isFile() && !entry.name.includes(UNFINISHED))
        yield relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')
  },
})

// a process that was killed while it wrote leaves one behind; nothing names it
const UNFINISHED = '.'

const nullWhenMissing = (error: NodeJS.ErrnoException): null => {
  if (error.code === 'ENOENT') return null
  throw error
}

const noneYet = (error: NodeJS.ErrnoException): [] => {
  if (error.code === 'ENOENT') return []
  throw error
}

const WHY: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full: free some space',
  EDQUOT: 'the quota of this account is used up: free some space',
  EROFS: 'the disk is mounted read-only: look for the reason in the system log',
  EACCES: 'this account may not write there: give it the folder',
  EPERM: 'this account may not write there: give it the folder',
  EIO: 'the disk does not answer: look at the system log, and at the last backup',
  ENOTDIR: 'something there is no folder: move it away',
}

/** @throws PhotoStoreError for what the disk says; anything else is a bug */
const onDisk = async <T>(folder: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    const why = WHY[(error as NodeJS.ErrnoException).code ?? '']
    throw why === undefined ? error : new PhotoStoreError(`${folder}: ${why}`, { cause: error })
  }
}

const write = async (path: string, sealed: Buffer): Promise<void> => {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(sealed)
    await file.sync()
  } finally {
    await file.close()
  }
}

// a rename is durable when its folder is
const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
