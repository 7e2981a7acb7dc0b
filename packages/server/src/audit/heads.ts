import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

/** How far a chain had come, noted outside the database: a database that was put back to an older state does not know of it. */
export interface Head {
  readonly position: number
  /** hex */
  readonly chain: string
  readonly at: string
}

const shape = z.object({ position: z.number().int(), chain: z.string(), at: z.string() })

export interface Heads {
  readonly note: (clinicId: string, head: Head) => Promise<void>
  /** null: none was noted */
  readonly read: (clinicId: string) => Promise<Head | null>
}

/** One small file per clinic below the data folder. */
export const headsOnDisk = (stateFolder: string): Heads => {
  const folder = join(stateFolder, 'audit-heads')
  const fileOf = (clinicId: string): string => join(folder, `${clinicId}.json`)
  return {
    note: async (clinicId, head) => {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const unfinished = `${fileOf(clinicId)}.${randomUUID()}`
      const file = await open(unfinished, 'wx', 0o600)
      try {
        await file.writeFile(`${JSON.stringify(head)}\n`)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(unfinished, fileOf(clinicId))
    },
    read: async (clinicId) => {
      try {
        return shape.parse(JSON.parse(await readFile(fileOf(clinicId), 'utf8')))
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
        throw error
      }
    },
  }
}
