import { setTimeout as sleep } from 'node:timers/promises'
import { archiveSettings } from './archive-settings.ts'
import { type Binaries, findBinaries } from './binaries.ts'
import { ensureCluster, OWNER } from './cluster.ts'
import { ask, type Target } from './connect.ts'
import { prepareFolders } from './folders.ts'
import { holders } from './holders.ts'
import { ensureRunning, type Patience, type Postmaster, stop } from './postmaster.ts'
import { isAlive } from './processes.ts'

export interface EmbeddedOptions {
  /** made when missing; the database, its log and its socket live here */
  readonly folder: string
  /** programs of another PostgreSQL (17 or newer) */
  readonly pgBin?: string | null
  /** settings of postgresql.conf */
  readonly settings?: Readonly<Record<string, string>>
  /** keeps what is written (WAL) in `archiveOutbox` of the folder until somebody takes it from there */
  readonly isArchiving?: boolean
  /** false: nothing survives a power cut. For tests only. */
  readonly isDurable?: boolean
  readonly patience?: Patience
  /** told in words for the log */
  readonly onEvent?: (event: 'started' | 'adopted' | 'died' | 'restarted' | 'restart-failed', said: string) => void
}

/** A PostgreSQL of our own: reached through a socket in a folder that only we can enter. */
export interface Embedded {
  readonly target: Target
  /** the pid of the postmaster that serves now */
  pid(): number
  /** Leaves; the last process to leave the folder stops the server. */
  close(): Promise<void>
}

const PATIENCE: Patience = { startMs: 120_000, orphansMs: 60_000 }
const RELAXED = { fsync: 'off', full_page_writes: 'off' }
export const SETTINGS = { timezone: 'UTC', log_timezone: 'UTC', max_connections: '60', cluster_name: 'anagen' }

export const ioSettings = ({ major }: Binaries): Readonly<Record<string, string>> =>
  major >= 18 ? { io_method: 'sync' } : {}

/**
 * Starts the server of a folder, or joins the one that already serves it, and keeps it running until `close`.
 * @throws StorageError with what to do
 */
export const openEmbedded = async (options: EmbeddedOptions): Promise<Embedded> => {
  const { isDurable = true, patience = PATIENCE, onEvent = () => undefined } = options
  const folders = prepareFolders(options.folder)
  const binaries = findBinaries({ pgBin: options.pgBin ?? null, stateFolder: folders.state, account: folders.account })
  const settings = {
    ...SETTINGS,
    ...ioSettings(binaries),
    ...(isDurable ? {} : RELAXED),
    ...(options.isArchiving ? archiveSettings(folders, binaries) : {}),
    ...options.settings,
  }
  const held = holders(folders.state, process.pid)
  held.enter()
  const run = async (): Promise<Postmaster> => {
    ensureCluster(folders, binaries, isDurable)
    return ensureRunning(folders, binaries, settings, patience)
  }
  let serving: Postmaster
  try {
    serving = await run()
    await ensureDatabase(serving.target)
  } catch (error) {
    held.leave()
    throw error
  }
  onEvent(serving.isAdopted ? 'adopted' : 'started', `PostgreSQL ${binaries.major} in ${folders.data}`)

  const closing = new AbortController()
  const watch = (async () => {
    while (!closing.signal.aborted) {
      await sleep(200, undefined, { signal: closing.signal, ref: false }).catch(() => undefined)
      if (closing.signal.aborted || isAlive(serving.pid)) continue
      onEvent('died', `PostgreSQL (${serving.pid}) ended`)
      try {
        serving = await run()
        onEvent('restarted', `PostgreSQL runs again (${serving.pid})`)
      } catch (error) {
        onEvent('restart-failed', error instanceof Error ? error.message : String(error))
        await sleep(1000, undefined, { ref: false })
      }
    }
  })()

  let closed: Promise<void> | null = null
  const close = async (): Promise<void> => {
    closing.abort()
    await watch
    held.leave()
    if (held.others().length === 0) await stop(serving.pid)
  }
  return {
    target: { ...serving.target, database: DATABASE },
    pid: () => serving.pid,
    close: () => {
      closed ??= close()
      return closed
    },
  }
}

const DATABASE = 'anagen'

const ensureDatabase = async (target: Target): Promise<void> => {
  const found = await ask(target, `select 1 from pg_database where datname = '${DATABASE}'`)
  if (found.length > 0) return
  await ask(target, `create database ${DATABASE} owner ${OWNER}`).catch((error) => {
    // two processes at the first start: the other one made it
    if (!['42P04', '23505'].includes((error as { code?: string }).code ?? '')) throw error
  })
}
