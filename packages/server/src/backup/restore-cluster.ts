import { createWriteStream, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { chown, open, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { Temporal } from 'temporal-polyfill'
import type { PhotoStore } from '../photos/photo-store.ts'
import type { Key } from '../secrets/envelope.ts'
import { type Binaries, findBinaries } from '../storage/binaries.ts'
import { ask } from '../storage/connect.ts'
import { ioSettings, SETTINGS } from '../storage/embedded.ts'
import { type Folders, own, prepareFolders } from '../storage/folders.ts'
import { ensureRunning, stop } from '../storage/postmaster.ts'
import { isAlive } from '../storage/processes.ts'
import { StorageError } from '../storage/storage-error.ts'
import { BackupError } from './backup-error.ts'
import { type BackupReader, backupKey, openBackup } from './container.ts'
import { type AboutCluster, CLUSTER } from './copy-cluster.ts'
import { putBeside } from './put-beside.ts'
import { stepsOf } from './restore.ts'
import { archivedWal, readWal } from './wal-archive.ts'
import { firstGap, isSegment, segmentNumber } from './wal-names.ts'

export interface RestoreClusterOptions {
  /** the data folder */
  readonly folder: string
  readonly pgBin: string | null
  readonly photos: PhotoStore
  readonly masterKey: Key
  readonly path: string
  /** archived WAL that came after the backup, and photos beside it; null = the backup alone */
  readonly archive: { readonly wal: string; readonly photos: PhotoStore } | null
  /** stop here instead of at the end of the archive */
  readonly until: Temporal.Instant | null
}

export interface RestoredCluster {
  readonly takenAt: string
  /** when the last thing that is there was stored; null = nothing after the backup */
  readonly upTo: string | null
  /** pieces of WAL that were added */
  readonly pieces: number
  readonly photos: number
}

const WAL = 'anagen-wal'
const PATIENCE = { startMs: 24 * 3_600_000, orphansMs: 1000 }

/**
 * Puts a base backup back as a new embedded database, and replays what was archived after it. All of it is made beside its place, run once to the end of
 * its recovery, and moved there when whole.
 * @throws BackupError, StorageError: each says what to do; nothing is left behind
 */
export const restoreCluster = async (options: RestoreClusterOptions): Promise<RestoredCluster> => {
  const { folder, pgBin, masterKey, path, until } = options
  const backup = await openBackup<AboutCluster>(path, backupKey(masterKey))
  try {
    const { about } = backup
    stepsOf(about, path)
    if (until && Temporal.Instant.compare(until, about.takenAt) < 0)
      throw new BackupError(
        'until-not-reached',
        `${path} was whole at ${about.takenAt}; for ${until} take an older backup.`,
      )
    const folders = prepareFolders(folder)
    assertNew(folders)
    const binaries = findBinaries({ pgBin, stateFolder: folders.state, account: folders.account })
    assertMajor(about, binaries, path)
    const staged = { ...folders, data: `${folders.data}.new-${process.pid}` }
    try {
      makeFolders(about, staged)
      // first: a damaged archive is refused before gigabytes are copied
      const pieces = await putWal(options, about, staged)
      await putFiles(backup, staged)
      const upTo = await recover(staged, binaries, options)
      const photos = (await putBeside(backup, options)) + (await putLaterPhotos(options))
      await sync(staged.data)
      assertNew(folders)
      renameSync(staged.data, folders.data)
      await sync(folders.state)
      return { takenAt: about.takenAt, upTo, pieces, photos }
    } finally {
      rmSync(staged.data, { recursive: true, force: true })
    }
  } finally {
    await backup.close()
  }
}

const assertNew = ({ data, state }: Folders): void => {
  if (existsSync(data))
    throw new BackupError(
      'not-empty',
      `${state} is in use already. Restore into a new data folder (ANAGEN_DATA); nothing was changed.`,
    )
}

const assertMajor = (about: AboutCluster, { major }: Binaries, path: string): void => {
  if (about.major !== major)
    throw new BackupError(
      'other-postgres',
      `${path} was made by PostgreSQL ${about.major}, and this is PostgreSQL ${major}. Set PG_BIN to the programs of PostgreSQL ${about.major}.`,
    )
}

const sync = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}

const insideOf =
  (data: string) =>
  (name: string): string => {
    const path = resolve(data, name)
    if (!path.startsWith(resolve(data) + sep))
      throw new BackupError('backup-unreadable', `The backup names ${name}, outside its folder.`)
    return path
  }

const makeFolders = ({ folders }: AboutCluster, { data, account }: Folders): void => {
  // left by a process that died and had our pid, which in a container is always the same
  rmSync(data, { recursive: true, force: true })
  mkdirSync(data, { mode: 0o700 })
  own(data, account)
  const paths = [...folders, WAL].map(insideOf(data))
  for (const path of new Set(paths.flatMap((each) => parents(each, data)))) {
    mkdirSync(path, { mode: 0o700 })
    own(path, account)
  }
}

const putFiles = async (backup: BackupReader<AboutCluster>, { data, account }: Folders): Promise<void> => {
  const inside = insideOf(data)
  for (const entry of backup.entries) {
    if (!entry.name.startsWith(`${CLUSTER}/`)) continue
    const path = inside(entry.name.slice(CLUSTER.length + 1))
    await pipeline(Readable.from(backup.read(entry)), createWriteStream(path, { mode: 0o600, flush: true }))
    if (account) await chown(path, account.uid, account.gid)
  }
  await writeOwned(join(data, 'recovery.signal'), '', { account })
}

const parents = (path: string, top: string): readonly string[] =>
  path === top ? [] : [...parents(dirname(path), top), path]

const writeOwned = async (path: string, content: Buffer | string, { account }: Pick<Folders, 'account'>) => {
  await writeFile(path, content, { mode: 0o600 })
  if (account) await chown(path, account.uid, account.gid)
}

/** Opens what was archived from the first piece that the backup needs. A piece that is missing in between would end it there, unseen. */
const putWal = async (
  { archive, masterKey }: RestoreClusterOptions,
  { firstWal, segmentBytes }: AboutCluster,
  staged: Folders,
): Promise<number> => {
  if (!archive) return 0
  const from = segmentNumber(firstWal, segmentBytes)
  const names = (await archivedWal(archive.wal)).filter(
    (name) => !isSegment(name) || segmentNumber(name, segmentBytes) >= from,
  )
  const gap = firstGap(names, firstWal, segmentBytes)
  if (gap !== null)
    throw new BackupError(
      'archive-gap',
      `A piece of WAL is missing in ${archive.wal}: number ${gap.toString(16).toUpperCase()} after ${firstWal}. Put it back, or move the later ones away to restore what came before.`,
    )
  for (const name of names)
    await writeOwned(join(staged.data, WAL, name), await readWal(archive.wal, name, masterKey), staged)
  return names.filter(isSegment).length
}

const recover = async (
  staged: Folders,
  binaries: Binaries,
  { until }: RestoreClusterOptions,
): Promise<string | null> => {
  const settings = {
    ...SETTINGS,
    ...ioSettings(binaries),
    // it goes on in a time line of its own, whose beginning waits to be archived
    archive_mode: 'on',
    restore_command: `cp ${WAL}/%f "%p"`,
    recovery_target_timeline: 'latest',
    recovery_target_action: 'promote',
    ...(until ? { recovery_target_time: postgresTime(until) } : {}),
  }
  const running = await ensureRunning(staged, binaries, settings, PATIENCE).catch((error) => {
    throw until && error instanceof StorageError && /target was reached|consistent recovery point/.test(error.message)
      ? notReached(until)
      : error
  })
  try {
    for (;;) {
      const [seen] = await ask(
        running.target,
        'select pg_is_in_recovery() as is_on, to_char(pg_last_xact_replay_timestamp() at time zone \'UTC\', \'YYYY-MM-DD"T"HH24:MI:SS"Z"\') as at',
      ).catch(() => {
        // it is only slow to answer
        if (isAlive(running.pid)) return []
        throw until
          ? notReached(until)
          : new StorageError('start-failed', `PostgreSQL ended while it replayed the archive (${staged.log} says why).`)
      })
      if (seen && seen.is_on === false) return typeof seen.at === 'string' ? seen.at : null
      await sleep(100)
    }
  } finally {
    await stop(running.pid)
    await rm(join(staged.data, WAL), { recursive: true, force: true })
  }
}

/** PostgreSQL knows no names of zones yet when it reads this, not even Z. */
const postgresTime = (at: Temporal.Instant): string => at.toString().replace('T', ' ').replace('Z', '+00')

const notReached = (until: Temporal.Instant): BackupError =>
  new BackupError(
    'until-not-reached',
    `${until} is not between the end of the backup and the end of the archive. Leave --until out to restore all of it.`,
  )

const putLaterPhotos = async ({ archive, photos }: RestoreClusterOptions): Promise<number> => {
  if (!archive) return 0
  let copied = 0
  for await (const name of archive.photos.names()) {
    if ((await photos.get(name)) !== null) continue
    const sealed = await archive.photos.get(name)
    if (sealed === null) continue
    await photos.put(name, sealed)
    copied++
  }
  return copied
}
