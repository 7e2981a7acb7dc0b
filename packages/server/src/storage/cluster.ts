import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Binaries, ids } from './binaries.ts'
import { type Folders, own } from './folders.ts'
import { isAlive } from './processes.ts'
import { StorageError } from './storage-error.ts'

/** The role that owns everything in the embedded server. */
export const OWNER = 'anagen'

/**
 * Makes the database cluster once: UTF-8, sorted by code point on every machine, with checksums. It is made beside its place and moved
 * there when whole, so that a start that dies half-way, or two at once, leave nothing half-made.
 * @throws StorageError `start-failed`, `disk-full`, `database-newer`, `database-older`
 */
export const ensureCluster = (folders: Folders, binaries: Binaries, isDurable: boolean): void => {
  if (existsSync(join(folders.data, 'PG_VERSION'))) assertMajor(folders, binaries)
  else makeCluster(folders, binaries, isDurable)
}

const makeCluster = (folders: Folders, binaries: Binaries, isDurable: boolean): void => {
  removeUnfinished(folders)
  const unfinished = `${folders.data}.new-${process.pid}`
  mkdirSync(unfinished, { mode: 0o700 })
  own(unfinished, folders.account)
  const made = spawnSync(binaries.initdb, [...INITDB, ...(isDurable ? [] : ['--no-sync']), '-D', unfinished], {
    encoding: 'utf8',
    cwd: '/',
    env: binaries.env,
    ...ids(folders.account),
  })
  if (made.status !== 0) {
    rmSync(unfinished, { recursive: true, force: true })
    throw initdbFailed(made.error?.message ?? made.stderr, folders)
  }
  moveInto(unfinished, folders.data)
}

const INITDB = [
  ...['--username', OWNER, '--auth', 'trust', '--encoding', 'UTF8', '--data-checksums', '--no-instructions'],
  // needs no locale of the operating system, and sorts the same everywhere
  ...['--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
]

const assertMajor = (folders: Folders, { major }: Binaries): void => {
  const made = Number(readFileSync(join(folders.data, 'PG_VERSION'), 'utf8'))
  if (made === major) return
  const isNewer = made > major
  throw new StorageError(
    isNewer ? 'database-newer' : 'database-older',
    `${folders.data} was made by PostgreSQL ${made}, and this is PostgreSQL ${major}. Set PG_BIN to the programs of PostgreSQL ${made}; to move to another version, make a backup there and restore it here.`,
  )
}

const initdbFailed = (said: string, { data }: Folders): StorageError =>
  /No space left/.test(said)
    ? new StorageError(
        'disk-full',
        `No space left to make the database in ${data}. Free some space and start again; nothing was lost.`,
      )
    : new StorageError('start-failed', `Could not make the database in ${data}: ${said.trim().split('\n').at(-1)}`)

const moveInto = (unfinished: string, data: string): void => {
  try {
    renameSync(unfinished, data)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    // another process was first: its cluster is as good as ours
    if (!existsSync(join(data, 'PG_VERSION'))) throw error
  }
}

const removeUnfinished = ({ state }: Folders): void => {
  for (const name of readdirSync(state)) {
    const pid = Number(/^postgres\.new-(\d+)$/.exec(name)?.[1])
    // ours is of a process that died and had our pid, which in a container is always the same
    if (pid && (pid === process.pid || !isAlive(pid))) rmSync(join(state, name), { recursive: true, force: true })
  }
}
