import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Temporal } from 'temporal-polyfill'
import { headsOnDisk } from '../audit/heads.ts'
import { type AuditReport, verifyAudit } from '../audit/verify.ts'
import type { Reach } from '../database/pool.ts'
import { openIdentity } from '../identity/identity.ts'
import { makeWayBack, type WayBack } from '../identity/way-back.ts'
import { type OpenServer, openServer } from '../open-server.ts'
import { type Refusal, Refused, refusal } from '../operation/refusal.ts'
import type { PhotoStore } from '../photos/photo-store.ts'
import type { Bucket } from '../photos/photos-in-bucket.ts'
import { openPhotoStore } from '../photos/settings.ts'
import { masterKey } from '../secrets/master-key.ts'
import { openEmbedded } from '../storage/embedded.ts'
import { checkExternal } from '../storage/external.ts'
import { installationOf } from './archive-owner.ts'
import { BackupError, inWords } from './backup-error.ts'
import { examine, type Finding } from './doctor.ts'
import { backupName, keepNewest, type Removed } from './keep-newest.ts'
import { type Restored, readAbout, restoreBackup } from './restore.ts'
import { type RestoreClusterOptions, type RestoredCluster, restoreCluster } from './restore-cluster.ts'
import { type Taken, takeBackup } from './take.ts'
import { type Archive, beginArchive, laterPhotos, walFolder } from './wal-archive.ts'

/** Where an installation keeps its data. */
export interface Place {
  readonly folder: string
  readonly databaseUrl?: string | undefined
  readonly pgBin?: string | undefined
  /** `readPhotoSettings(process.env)`; default: photos are files in the folder */
  readonly photos?: Bucket | null | undefined
  /** where backups go, and what is stored between them; default: `backups` in the folder */
  readonly backups?: string | undefined
}

const backupsOf = ({ folder, backups }: Pick<Place, 'folder' | 'backups'>): string => backups ?? join(folder, 'backups')

/** What is kept of a place between backups. */
export const archiveOf = (place: Place, photos: PhotoStore): Archive => ({
  backups: backupsOf(place),
  photos: place.photos ? null : photos,
  installation: installationOf(place.folder),
})

const openPlace = (place: Place): Promise<OpenServer> => openServer({ ...place, isArchiving: true })

export interface BackupChoice {
  /** null = a name with the time, among the backups */
  readonly path: string | null
  /** rows instead of files: for another version of PostgreSQL, or another server */
  readonly isLogical: boolean
  readonly now: Date
  /** the archive was of an installation that is gone for ever */
  readonly isTakingOver?: boolean
  /** how many backups stay; null = all */
  readonly keep?: number | null
}

/**
 * Backs an installation up, whether it runs or not. A base backup begins the archive of what is stored after it.
 * @throws BackupError, StorageError, MasterKeyError: each says what to do
 */
export const backupPlace = async (
  place: Place,
  { path, isLogical, now, isTakingOver = false, keep = null }: BackupChoice,
): Promise<Taken & { readonly removed: Removed | null }> => {
  const server = await openPlace(place)
  try {
    const kind = isLogical || server.reach.kind === 'external' ? 'logical' : 'base'
    const backups = backupsOf(place)
    if (kind === 'base') await beginArchive(backups, installationOf(place.folder), isTakingOver)
    const { photos } = server.deps
    const { folder } = place
    const { reach, masterKey } = server
    const to = path ?? join(backups, backupName(now))
    const taken = await takeBackup({ kind, reach, folder, photos, masterKey, path: to, now: server.deps.now })
    if (keep === null) return { ...taken, removed: null }
    const removed = await keepNewest(backups, keep, photos, masterKey).catch((error: unknown) => {
      if (!(error instanceof BackupError)) throw error
      throw new BackupError(error.code, `${to} was made, but no older one was removed: ${error.message}`)
    })
    return { ...taken, removed }
  } finally {
    await server.close()
  }
}

const reachOf = async ({
  folder,
  databaseUrl,
  pgBin,
}: Place): Promise<{ reach: Reach; close: () => Promise<void> }> => {
  if (databaseUrl) {
    await checkExternal(databaseUrl)
    return { reach: { kind: 'external', url: databaseUrl }, close: async () => undefined }
  }
  const embedded = await openEmbedded({ folder, pgBin: pgBin ?? null })
  return { reach: { kind: 'embedded', target: embedded.target }, close: embedded.close }
}

export interface RestoreChoice {
  readonly path: string
  /** the folder of archived WAL; null = the backup alone; default: the one beside the backup, when there is one */
  readonly wal?: string | null | undefined
  readonly until?: Temporal.Instant | null | undefined
}

/** What came back. */
export type RestoredPlace = ({ readonly kind: 'logical' } & Restored) | ({ readonly kind: 'base' } & RestoredCluster)

const archiveBeside = (path: string, wal: string | null | undefined): RestoreClusterOptions['archive'] => {
  const folder = wal === undefined ? walFolder(dirname(path)) : wal
  if (folder === null || !existsSync(folder)) return null
  return { wal: folder, photos: laterPhotos(dirname(folder)) }
}

const notRestored = (error: unknown): never => {
  throw inWords(error, 'Nothing was restored. Try again when the photos can be stored.')
}

/** Puts a backup back into a new installation, whose folder holds the copy of the master key. @throws as `backupPlace` */
export const restorePlace = async (place: Place, { path, wal, until }: RestoreChoice): Promise<RestoredPlace> => {
  const key = masterKey(place.folder, false)
  const { kind } = await readAbout(path, key)
  const common = {
    folder: place.folder,
    photos: openPhotoStore(place.folder, place.photos ?? null),
    masterKey: key,
    path,
  }
  if (kind === 'base') {
    if (place.databaseUrl)
      throw new BackupError(
        'other-postgres',
        `${path} holds the files of the embedded database; they cannot go into DATABASE_URL. Take one with: anagen backup --logical`,
      )
    const archive = archiveBeside(path, wal)
    const restoring = restoreCluster({ ...common, pgBin: place.pgBin ?? null, archive, until: until ?? null })
    return { kind, ...(await restoring.catch(notRestored)) }
  }
  const { reach, close } = await reachOf(place)
  try {
    return { kind, ...(await restoreBackup({ ...common, reach }).catch(notRestored)) }
  } finally {
    await close()
  }
}

/** The audit of every clinic, or of one. */
export const verifyPlace = async (
  place: Place,
  slug: string | null,
): Promise<readonly (AuditReport & { readonly slug: string })[]> => {
  const server = await openPlace(place)
  try {
    const { worker } = server.deps.database
    const { rows } = await worker.query<{ slug: string; clinic_id: string }>(
      'select slug, clinic_id from directory.clinic_address where $1::text is null or slug = $1 order by slug',
      [slug],
    )
    const heads = headsOnDisk(place.folder)
    const reports = []
    for (const { slug: found, clinic_id } of rows)
      reports.push({ slug: found, ...(await verifyAudit({ worker, master: server.masterKey, heads }, clinic_id)) })
    return reports
  } finally {
    await server.close()
  }
}

/** What is well with an installation and what is not. Changes nothing but what a start would. */
export const examinePlace = async (
  place: Place,
  env: NodeJS.ProcessEnv,
  backup: string | null,
): Promise<readonly Finding[]> => {
  const server = await openPlace(place)
  try {
    return await examine({ server, folder: place.folder, archive: archiveOf(place, server.deps.photos), env, backup })
  } finally {
    await server.close()
  }
}

/** A link for somebody of the staff who lost everything. `slug`: null for the only clinic there is. */
export const wayBackAt = async (
  place: Place,
  { email, slug, url }: { readonly email: string; readonly slug: string | null; readonly url: string },
): Promise<WayBack | Refusal> => {
  const server = await openPlace(place)
  const { database } = server.deps
  const identity = openIdentity({
    reach: server.reach,
    database,
    masterKey: server.masterKey,
    origin: url,
    onError: () => undefined,
  })
  try {
    const { rows } = await database.worker.query<{ slug: string; clinic_id: string }>(
      'select slug, clinic_id from directory.clinic_address where $1::text is null or slug = $1 order by slug',
      [slug],
    )
    const [clinic, ...others] = rows
    if (!clinic)
      return refusal(
        'clinic-not-found',
        slug === null ? 'There is no clinic yet.' : `No clinic has the address "${slug}".`,
      )
    if (others.length > 0)
      return refusal('clinic-needed', `Say which clinic: --clinic ${rows.map((row) => row.slug).join(' or --clinic ')}`)
    return await makeWayBack(email, { ...server.deps, actor: { kind: 'system', clinicId: clinic.clinic_id } }, identity)
  } catch (error) {
    if (error instanceof Refused) return error.refusal
    throw error
  } finally {
    await identity.close()
    await server.close()
  }
}
