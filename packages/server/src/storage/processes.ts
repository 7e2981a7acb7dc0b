import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** What we can see of a process without being its parent. */
export interface Seen {
  readonly pid: number
  readonly command: string
}

/** Whether a process with this id exists, whoever owns it. */
export const isAlive = (pid: number): boolean => {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  return !isZombie(pid)
}

/** Signals a process that may end at this very moment. @returns whether it was there (and ours) to be signalled */
export const signalTo = (pid: number, signal: NodeJS.Signals): boolean => {
  try {
    process.kill(pid, signal)
    return true
  } catch {
    return false
  }
}

/** One process is one pid and one start time: a pid alone is used again after a while. Empty where /proc is missing. */
export const startTime = (pid: number): string => {
  const fields = statFields(pid)
  return fields?.[19] ?? ''
}

/**
 * Every process of a PostgreSQL that works in this data folder: a postmaster and its children change into it.
 * @throws when it cannot be found out: "nobody" would be the lock of a living server taken away
 */
export const postgresIn = (dataFolder: string): readonly Seen[] =>
  process.platform === 'linux' ? inProc(dataFolder) : byLsof(dataFolder)

/** A postmaster shows its own command line; its children show "postgres: checkpointer" and the like. */
export const isPostmaster = ({ command }: Seen): boolean =>
  /(^|\/)postgres\0/.test(command) || /(^|\/)postgres .*-D/.test(command)

const isPostgres = (command: string): boolean => /(^|\/)postgres[\0: ]/.test(command)

const inProc = (dataFolder: string): readonly Seen[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8')
        const isOurs = isPostgres(command) && readlinkSync(`/proc/${name}/cwd`) === dataFolder
        return isOurs && !isZombie(Number(name)) ? [{ pid: Number(name), command }] : []
      } catch (error) {
        if (!OUT_OF_SIGHT.has((error as NodeJS.ErrnoException).code ?? '')) throw error
        return []
      }
    })

/** gone meanwhile, or another user's */
const OUT_OF_SIGHT: ReadonlySet<string> = new Set(['ENOENT', 'ESRCH', 'EACCES', 'EPERM'])

const byLsof = (dataFolder: string): readonly Seen[] => {
  const listed = said('lsof', ['-a', '-c', 'postgres', '-d', 'cwd', '-Fpn'])
  const pids = listed.split(/^p/m).flatMap((entry) => {
    const [pid, ...rest] = entry.split('\n')
    return pid && rest.includes(`n${dataFolder}`) ? [Number(pid)] : []
  })
  return pids.flatMap((pid) => {
    const command = said('ps', ['-o', 'command=', '-p', String(pid)]).trim()
    return command === '' ? [] : [{ pid, command }]
  })
}

/** What a program prints; nothing where it ends with 1, which is how lsof and ps say that they found nothing. */
const said = (program: string, options: readonly string[]): string => {
  try {
    return execFileSync(program, options, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } catch (error) {
    const { status, stdout } = error as { status?: number | null; stdout?: string }
    if (status !== 1) throw error
    return stdout ?? ''
  }
}

const statFields = (pid: number): readonly string[] | null => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // the name in brackets may hold spaces and brackets
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return null
  }
}

const isZombie = (pid: number): boolean => statFields(pid)?.[0] === 'Z'
