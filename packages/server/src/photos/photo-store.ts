import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Where sealed photos lie. What is put there is durable when `put` returns. */
export interface PhotoStore {
  readonly put: (name: string, sealed: Buffer) => Promise<void>
  /** null = there is none */
  readonly get: (name: string) => Promise<Buffer | null>
  readonly remove: (name: string) => Promise<void>
}

/** Photos as files below a folder that only we can enter. Names are made by us: clinic, patient, photo. */
export const photosOnDisk = (folder: string): PhotoStore => ({
  put: async (name, sealed) => {
    const path = join(folder, name)
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    const unfinished = `${path}.${randomUUID()}`
    const file = await open(unfinished, 'wx', 0o600)
    try {
      await file.writeFile(sealed)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(unfinished, path)
    await syncFolder(dirname(path))
  },
  get: async (name) => {
    try {
      return await readFile(join(folder, name))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
      throw error
    }
  },
  remove: (name) => rm(join(folder, name), { force: true, recursive: true }),
})

// a rename is durable when its folder is
const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
