import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isAlive, startTime } from './processes.ts'

/** Who uses a data folder: one file per process, so that only the last one to leave stops PostgreSQL. */
export interface Holders {
  enter(): void
  leave(): void
  /** living processes other than ours */
  others(): readonly number[]
}

export const holders = (stateFolder: string, ownPid: number): Holders => {
  const folder = join(stateFolder, 'holders')
  const file = (pid: number) => join(folder, String(pid))
  const holds = (pid: number): boolean => {
    const isSame = isAlive(pid) && readIfThere(file(pid)) === startTime(pid)
    if (!isSame) rmSync(file(pid), { force: true })
    return isSame
  }
  return {
    enter: () => {
      mkdirSync(folder, { recursive: true })
      // in one step: a file half written would be taken for one of another process that had our pid before
      const unfinished = join(folder, `new-${ownPid}`)
      writeFileSync(unfinished, startTime(ownPid))
      renameSync(unfinished, file(ownPid))
    },
    leave: () => rmSync(file(ownPid), { force: true }),
    others: () => {
      if (!existsSync(folder)) return []
      return readdirSync(folder)
        .filter((name) => /^\d+$/.test(name))
        .map(Number)
        .filter((pid) => pid !== ownPid && holds(pid))
    },
  }
}

/** Null for a process that leaves at this very moment: the others still hold. */
const readIfThere = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    return null
  }
}
