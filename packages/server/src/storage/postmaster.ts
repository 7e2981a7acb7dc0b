import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, fchownSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Binaries, ids } from './binaries.ts'
import { OWNER } from './cluster.ts'
import { ask, type Target } from './connect.ts'
import type { Folders } from './folders.ts'
import { pidFile, readPostmasterPid } from './postmaster-pid.ts'
import { isAlive, isPostmaster, postgresIn, signalTo } from './processes.ts'
import { StorageError } from './storage-error.ts'
import { whyItEnded } from './why-it-ended.ts'

/** A running server: started by us, or found running. */
export interface Postmaster {
  readonly pid: number
  readonly target: Target
  readonly isAdopted: boolean
}

export interface Patience {
  /** how long a starting server may replay its log, ms */
  readonly startMs: number
  /** how long processes that outlived their postmaster may finish what they do, ms */
  readonly orphansMs: number
}

const PORT = 5432
const LONGEST_LOG = 10_000_000

/**
 * A server that answers: the one that runs already, or a new one. Stale lock files are removed only when nothing works in the folder any more.
 * @throws StorageError `start-failed`, `disk-full`
 */
export const ensureRunning = async (
  folders: Folders,
  binaries: Binaries,
  settings: Readonly<Record<string, string>>,
  patience: Patience,
): Promise<Postmaster> => {
  const deadline = performance.now() + patience.startMs
  for (;;) {
    const running = postgresIn(folders.data).find(isPostmaster)
    if (running) {
      const adopted = await adopt(running.pid, folders, deadline)
      if (adopted) return adopted
      continue
    }
    await endOrphans(folders, patience.orphansMs)
    removeStaleLock(folders)
    const started = await start(folders, binaries, settings, deadline)
    if (started) return started
  }
}

/** Asks a server to stop and waits until it is gone; after `ms` it is told to stop without cleaning up, which the next start repairs. */
export const stop = async (pid: number, ms = 30_000): Promise<void> => {
  for (const [signal, patience] of [
    ['SIGINT', ms],
    ['SIGQUIT', 5000],
    ['SIGKILL', 5000],
  ] as const) {
    if (!signalTo(pid, signal)) return
    if (await isGone(pid, patience)) return
  }
}

const target = (host: string, port: number): Target => ({ host, port, user: OWNER, database: 'postgres' })

const adopt = async (pid: number, folders: Folders, deadline: number): Promise<Postmaster | null> => {
  // a child that was born as its postmaster was killed looks like one, until it has a name of its own
  while (postgresIn(folders.data).some((seen) => seen.pid === pid && isPostmaster(seen))) {
    const lock = readPostmasterPid(folders.data)
    const found = lock?.pid === pid ? target(lock.socketFolder || folders.socket, lock.port) : null
    if (found && (await answers(found)) === 'yes') return { pid, target: found, isAdopted: true }
    if (performance.now() > deadline) throw notAnswering(folders)
    await sleep(20)
  }
  return null
}

const start = async (
  folders: Folders,
  binaries: Binaries,
  settings: Readonly<Record<string, string>>,
  deadline: number,
): Promise<Postmaster | null> => {
  const logFrom = turnLog(folders.log)
  const child = launch(folders, binaries, settings)
  const here = target(folders.socket, PORT)
  while (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    if ((await answers(here)) === 'yes' && readPostmasterPid(folders.data)?.pid === child.pid)
      return { pid: child.pid, target: here, isAdopted: false }
    if (performance.now() > deadline) {
      await stop(child.pid, 1000)
      throw notAnswering(folders)
    }
    await sleep(10)
  }
  return afterFailedStart(folders, logFrom, deadline)
}

const launch = (folders: Folders, binaries: Binaries, settings: Readonly<Record<string, string>>): ChildProcess => {
  const log = openSync(folders.log, 'a', 0o600)
  if (folders.account) fchownSync(log, folders.account.uid, folders.account.gid)
  const all = {
    ...settings,
    listen_addresses: '',
    unix_socket_directories: folders.socket,
    unix_socket_permissions: '0700',
  }
  const options = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(binaries.postgres, ['-D', folders.data, '-p', String(PORT), ...options], {
    cwd: '/',
    env: binaries.env,
    // of its own session: Ctrl-C in the terminal is for us, and a killed Node leaves a server that can be adopted
    detached: true,
    stdio: ['ignore', log, log],
    ...ids(folders.account),
  })
  child.on('error', () => undefined)
  child.unref()
  closeSync(log)
  return child
}

/** null = try again: somebody else was first, or shared memory is not free yet. */
const afterFailedStart = async (folders: Folders, logFrom: number, deadline: number): Promise<null> => {
  const said = readFileSync(folders.log, 'utf8').slice(logFrom)
  if (/No space left/.test(said))
    throw new StorageError(
      'disk-full',
      `No space left for the database in ${folders.data}. Free some space and start again; what was acknowledged is safe.`,
    )
  const isPassing = /lock file "|pre-existing shared memory|already in use/.test(said)
  if (isPassing && performance.now() < deadline) {
    await sleep(100)
    return null
  }
  throw new StorageError('start-failed', `PostgreSQL did not start: ${whyItEnded(said)} (${folders.log} says more).`)
}

const answers = async (at: Target): Promise<'yes' | 'no'> => {
  if (!existsSync(`${at.host}/.s.PGSQL.${at.port}`)) return 'no'
  try {
    await ask(at, 'select 1')
    return 'yes'
  } catch {
    return 'no'
  }
}

const notAnswering = ({ data, log }: Folders): StorageError =>
  new StorageError(
    'start-failed',
    `PostgreSQL in ${data} runs but does not answer (${log} says why). Wait for its recovery, or stop it and start again.`,
  )

// A child that outlived its postmaster still holds the shared memory. It ends by itself when its query does; one that does not is told to.
const endOrphans = async ({ data }: Folders, ms: number): Promise<void> => {
  const deadline = performance.now() + ms
  for (let wait = 10; ; wait = Math.min(wait * 2, 500)) {
    const orphans = postgresIn(data)
    if (orphans.length === 0 || orphans.some(isPostmaster)) return
    if (performance.now() > deadline) {
      const isStubborn = performance.now() > deadline + 5000
      for (const { pid } of orphans) signalTo(pid, isStubborn ? 'SIGKILL' : 'SIGQUIT')
    }
    await sleep(wait)
  }
}

// PostgreSQL removes the lock of a dead process itself, but keeps one whose pid now belongs to another program of the same user.
const removeStaleLock = ({ data }: Folders): void => {
  const lock = readPostmasterPid(data)
  if (lock && isAlive(lock.pid) && postgresIn(data).length === 0) rmSync(pidFile(data), { force: true })
}

const turnLog = (log: string): number => {
  if (!existsSync(log)) return 0
  const { size } = statSync(log)
  if (size < LONGEST_LOG) return size
  renameSync(log, `${log}.1`)
  return 0
}

const isGone = async (pid: number, ms: number): Promise<boolean> => {
  const deadline = performance.now() + ms
  while (performance.now() < deadline) {
    if (!isAlive(pid)) return true
    await sleep(10)
  }
  return !isAlive(pid)
}
