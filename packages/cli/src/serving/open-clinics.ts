import { randomBytes } from 'node:crypto'
import type { Knowledge } from '@anagen/kb'
import {
  apiApp,
  archiveOf,
  bySession,
  isWithoutClinics,
  type OpenServer,
  openIdentity,
  openLog,
  openMetrics,
  openServer,
  readMailSettings,
  readPhotoSettings,
  readWebhookAllow,
  StorageError,
  startWork,
} from '@anagen/server'
import type { Clinics, DemoDoor } from '@anagen/web'
import { placeAt } from '../data/place.ts'
import { readDemo, writeDemo } from '../demo/demo-file.ts'
import { demoDoor } from '../demo/door.ts'
import { seedDemo } from '../demo/seed.ts'
import { version } from '../version.ts'
import { dataFolders, demoFolders } from './data-folder.ts'
import { readProxies } from './proxies.ts'
import { whyOf } from './why-of.ts'

/** The clinics of this server, open. */
export interface OpenClinics {
  readonly clinics: Clinics
  /** the HTTP API, with health and figures */
  readonly api: ReturnType<typeof apiApp>
  /** null: mails wait in the outbox */
  readonly mailsFrom: string | null
  readonly folder: string
  readonly close: () => Promise<void>
}

export interface ClinicsOptions {
  readonly env: NodeJS.ProcessEnv
  /** a clinic of synthetic people in a folder of its own */
  readonly isDemo: boolean
  readonly knowledge: Promise<Knowledge>
  /** where people reach us; known once the port is */
  readonly origin: Promise<string>
  /** told in words for the console */
  readonly tell: (said: string) => void
}

const ELSEWHERE = new Set(['data-folder-unreachable', 'data-folder-unwritable'])

/** Opens the first folder that can be used. @throws StorageError of the last one */
const openFirst = async (
  [folder, ...others]: readonly string[],
  options: Pick<ClinicsOptions, 'env' | 'isDemo' | 'knowledge' | 'tell'> & { readonly wake: () => void },
): Promise<{ server: OpenServer; folder: string }> => {
  const { env, isDemo, knowledge, tell, wake } = options
  if (folder === undefined) throw new Error('no data folder was named')
  const onEvent = (event: string, said: string): void => {
    if (event !== 'started' && event !== 'adopted') tell(said)
  }
  try {
    const databaseUrl = env.DATABASE_URL || undefined
    const pgBin = env.PG_BIN || undefined
    const webhookAllow = readWebhookAllow(env)
    const photos = isDemo ? null : readPhotoSettings(env)
    const isArchiving = !isDemo
    return {
      folder,
      server: await openServer({
        folder,
        databaseUrl,
        pgBin,
        photos,
        webhookAllow,
        knowledge,
        wake,
        onEvent,
        onError: telling(tell),
        isArchiving,
      }),
    }
  } catch (error) {
    if (others.length > 0 && error instanceof StorageError && ELSEWHERE.has(error.code))
      return openFirst(others, options)
    throw error
  }
}

const telling =
  (tell: ClinicsOptions['tell']) =>
  (said: string, error: unknown): void =>
    tell(`${said} (${whyOf(error)})`)

/** The key of the page that makes the first clinic: another one at every start, and none once there is a clinic. */
const setUpKeyOf = async (
  { isDemo }: ClinicsOptions,
  database: Parameters<typeof isWithoutClinics>[0],
): Promise<string | null> => (!isDemo && (await isWithoutClinics(database)) ? randomBytes(18).toString('hex') : null)

const otherOrigins = (origin: string): string[] => {
  const { hostname, port, protocol } = new URL(origin)
  return hostname === 'localhost' ? [`${protocol}//127.0.0.1:${port}`, `${protocol}//[::1]:${port}`] : []
}

/** Opens database, identity and what goes on behind the pages, and makes the demo's people at its first start. @throws StorageError, MasterKeyError, MailSettingsError, PhotoSettingsError */
export const openClinics = async (options: ClinicsOptions): Promise<OpenClinics> => {
  const { env, isDemo, tell } = options
  const mail = readMailSettings(env)
  const woken = { outbox: (): void => undefined }
  const folders = isDemo ? demoFolders(env) : dataFolders(env)
  const { server, folder } = await openFirst(folders, { ...options, wake: () => woken.outbox() })
  const closing: (() => Promise<unknown> | undefined)[] = [() => server.close()]
  const close = async (): Promise<void> => {
    for (const step of closing.toReversed()) await step()
  }
  try {
    const { deps, reach, masterKey } = server
    const known = isDemo ? readDemo(folder) : null
    const made = isDemo && known === null && (await isWithoutClinics(deps.database)) ? await seedDemo(deps) : null
    if (made) writeDemo(folder, made)
    const origin = await options.origin
    const { database } = deps
    const identity = openIdentity({
      reach,
      database,
      masterKey,
      origin,
      otherOrigins: otherOrigins(origin),
      onError: tell,
    })
    closing.push(() => identity.close())
    const archive = isDemo || reach.kind === 'external' ? null : archiveOf(placeAt(folder, env), deps.photos)
    const work = startWork({
      server,
      identity,
      folder,
      origin,
      mail,
      archive,
      onError: telling(tell),
    })
    woken.outbox = work.wake
    closing.push(work.stop)
    const log = openLog(isDemo ? 'warn' : 'info')
    const file = made ?? known
    const demo: DemoDoor | null = file && demoDoor(file, { identity, folder, origin })
    return {
      clinics: { deps, identity, demo, setUpKey: await setUpKeyOf(options, deps.database), optOutKey: work.optOutKey },
      api: apiApp({
        deps,
        log,
        metrics: openMetrics(),
        version: version(),
        authenticate: [bySession(identity)],
        proxies: readProxies(env),
        storage: work.storage,
      }),
      mailsFrom: mail?.from ?? null,
      folder,
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}
