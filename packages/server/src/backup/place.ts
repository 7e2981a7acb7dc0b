import { join } from 'node:path'
import { headsOnDisk } from '../audit/heads.ts'
import { type AuditReport, verifyAudit } from '../audit/verify.ts'
import type { Reach } from '../database/pool.ts'
import { openIdentity } from '../identity/identity.ts'
import { makeWayBack, type WayBack } from '../identity/way-back.ts'
import { openServer } from '../open-server.ts'
import { type Refusal, Refused, refusal } from '../operation/refusal.ts'
import type { Bucket } from '../photos/photos-in-bucket.ts'
import { openPhotoStore } from '../photos/settings.ts'
import { masterKey } from '../secrets/master-key.ts'
import { openEmbedded } from '../storage/embedded.ts'
import { checkExternal } from '../storage/external.ts'
import { examine, type Finding } from './doctor.ts'
import { type Restored, restoreBackup } from './restore.ts'
import { type Taken, takeBackup } from './take.ts'

/** Where an installation keeps its data. */
export interface Place {
  readonly folder: string
  readonly databaseUrl?: string | undefined
  readonly pgBin?: string | undefined
  /** `readPhotoSettings(process.env)`; default: photos are files in the folder */
  readonly photos?: Bucket | null | undefined
}

/** Backs an installation up, whether it runs or not. @throws BackupError, StorageError, MasterKeyError: each says what to do */
export const backupPlace = async (place: Place, path: string | null, now: Date): Promise<Taken> => {
  const server = await openServer(place)
  try {
    const name = `anagen-${now.toISOString().slice(0, 16).replaceAll(':', '')}.backup`
    return await takeBackup({
      reach: server.reach,
      folder: place.folder,
      photos: server.deps.photos,
      masterKey: server.masterKey,
      path: path ?? join(place.folder, 'backups', name),
      now: server.deps.now,
    })
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

/** Puts a backup back into a new installation, whose folder holds the copy of the master key. @throws as `backupPlace` */
export const restorePlace = async (place: Place, path: string): Promise<Restored> => {
  const key = masterKey(place.folder, false)
  const { reach, close } = await reachOf(place)
  try {
    return await restoreBackup({
      reach,
      folder: place.folder,
      photos: openPhotoStore(place.folder, place.photos ?? null),
      masterKey: key,
      path,
    })
  } finally {
    await close()
  }
}

/** The audit of every clinic, or of one. */
export const verifyPlace = async (
  place: Place,
  slug: string | null,
): Promise<readonly (AuditReport & { readonly slug: string })[]> => {
  const server = await openServer(place)
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
  const server = await openServer(place)
  try {
    return await examine({ server, folder: place.folder, env, backup })
  } finally {
    await server.close()
  }
}

/** A link for somebody of the staff who lost everything. `slug`: null for the only clinic there is. */
export const wayBackAt = async (
  place: Place,
  { email, slug, url }: { readonly email: string; readonly slug: string | null; readonly url: string },
): Promise<WayBack | Refusal> => {
  const server = await openServer(place)
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
