import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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
    const isSame = isAlive(pid) && readFileSync(file(pid), 'utf8') === startTime(pid)
    if (!isSame) rmSync(file(pid), { force: true })
    return isSame
  }
  return {
    enter: () => {
      mkdirSync(folder, { recursive: true })
      writeFileSync(file(ownPid), startTime(ownPid))
    },
    leave: () => rmSync(file(ownPid), { force: true }),
    others: () => {
      try {
        return readdirSync(folder)
          .filter((name) => /^\d+$/.test(name))
          .map(Number)
          .filter((pid) => pid !== ownPid && holds(pid))
      } catch {
        return []
      }
    },
  }
}
