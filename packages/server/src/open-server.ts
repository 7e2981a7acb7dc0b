import type { Knowledge } from '@anagen/kb'
import { openKnowledge } from '@anagen/kb/open-node'
import { Temporal } from 'temporal-polyfill'
import { type Database, openDatabase } from './database/database.ts'
import type { Reach } from './database/pool.ts'
import type { Deps } from './operation/deps.ts'
import { newId } from './operation/new-id.ts'
import type { Bucket } from './photos/photos-in-bucket.ts'
import { openPhotoStore } from './photos/settings.ts'
import type { Key } from './secrets/envelope.ts'
import { keyRing } from './secrets/key-ring.ts'
import { masterKey } from './secrets/master-key.ts'
import { type EmbeddedOptions, openEmbedded } from './storage/embedded.ts'
import { checkExternal } from './storage/external.ts'

export interface ServerOptions {
  /** keys, photos, and the embedded database live here */
  readonly folder: string
  /** a PostgreSQL that somebody else runs */
  readonly databaseUrl?: string | undefined
  /** where photos lie; default: files in the folder */
  readonly photos?: Bucket | null | undefined
  /** `readWebhookAllow(process.env)` */
  readonly webhookAllow?: readonly string[] | undefined
  /** default: the one that came along */
  readonly knowledge?: Promise<Knowledge>
  /** programs of another PostgreSQL (17 or newer) for the embedded database */
  readonly pgBin?: string | undefined
  /** settings of postgresql.conf for the embedded database */
  readonly settings?: Readonly<Record<string, string>>
  readonly onEvent?: EmbeddedOptions['onEvent']
  /** told after a commit that put something into the outbox */
  readonly wake?: () => void
  readonly onError?: Deps['onError']
  readonly isDurable?: boolean
  /** see `EmbeddedOptions` */
  readonly isArchiving?: boolean
}

/** Everything that operations work with, and the way to close it. */
export interface OpenServer {
  readonly deps: Deps
  readonly reach: Reach
  /** identity derives its secrets from it */
  readonly masterKey: Key
  readonly close: () => Promise<void>
}

/**
 * Opens storage, brings the database up to date, finds or makes the master key and reads the knowledge.
 * @throws StorageError, MasterKeyError, KnowledgeError: each says what to do
 */
export const openServer = async (options: ServerOptions): Promise<OpenServer> => {
  const {
    folder,
    databaseUrl,
    pgBin = null,
    settings = {},
    isDurable = true,
    isArchiving = false,
    onEvent,
    wake = () => undefined,
    onError,
  } = options
  if (databaseUrl) await checkExternal(databaseUrl)
  const embedded = databaseUrl
    ? null
    : await openEmbedded({ folder, pgBin, settings, isDurable, isArchiving, ...(onEvent ? { onEvent } : {}) })
  const reach: Reach = embedded
    ? { kind: 'embedded', target: embedded.target }
    : { kind: 'external', url: databaseUrl ?? '' }
  try {
    const [database, knowledge] = await Promise.all([openDatabase(reach), options.knowledge ?? openKnowledge()])
    const master = masterKey(folder, await isFirstStart(database))
    const deps: Deps = {
      database,
      keys: keyRing(master),
      knowledge,
      photos: openPhotoStore(folder, options.photos ?? null),
      now: () => Temporal.Now.instant(),
      newId,
      webhookAllow: options.webhookAllow ?? [],
      wake,
      ...(onError ? { onError } : {}),
    }
    return {
      deps,
      reach,
      masterKey: master,
      close: async () => {
        await database.close()
        await embedded?.close()
      },
    }
  } catch (error) {
    await embedded?.close()
    throw error
  }
}

const isFirstStart = async ({ worker }: Database): Promise<boolean> => {
  const { rows } = await worker.query('select exists (select 1 from directory.clinic_address) as used')
  return rows[0]?.used !== true
}
