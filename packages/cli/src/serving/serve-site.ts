import type { Server } from 'node:http'
import {
  MailSettingsError,
  MasterKeyError,
  PhotoSettingsError,
  StorageError,
  WebhookSettingsError,
} from '@anagen/server'
import { ensureBuilt, openSite } from '@anagen/web'
import { createAdaptorServer } from '@hono/node-server'
import { BadInput } from '../bad-input.ts'
import { lendLexicon } from '../data/kept-lexicon.ts'
import type { Io } from '../io.ts'
import type { Address } from './address.ts'
import { listen } from './listen.ts'
import { type OpenClinics, openClinics } from './open-clinics.ts'
import { preparedKnowledge } from './prepared-knowledge.ts'
import { readProxies } from './proxies.ts'
import { readPublicUrl } from './public-url.ts'

/** A site that is being served. */
export interface Served {
  readonly url: string
  /** null: their database did not start, and the console was told why */
  readonly open: OpenClinics | null
  /** answers what was asked already, then stops, the database included */
  readonly stop: () => Promise<void>
}

export interface ServeOptions {
  readonly address: Address
  readonly io: Io
  readonly env: NodeJS.ProcessEnv
  /** a demo serves the public pages also without its database; a clinic's server does not start without it */
  readonly isDemo: boolean
}

const PATIENCE_MS = 3_000

const stop = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const impatient = setTimeout(() => server.closeAllConnections(), PATIENCE_MS)
    server.close(() => {
      clearTimeout(impatient)
      resolve()
    })
    server.closeIdleConnections()
  })

const report = (io: Io) => (error: unknown) =>
  io.err(`anagen: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost'])

/** Passkeys and cookies want one name: on this machine that is localhost. */
const originOf = (url: string, { host }: Address): string =>
  LOOPBACK.has(host) ? `http://localhost:${new URL(url).port}` : url

/** What somebody wrote into a setting cannot be used. */
const isSetting = (error: unknown): error is Error =>
  error instanceof MailSettingsError || error instanceof PhotoSettingsError || error instanceof WebhookSettingsError

const tellWhy = (io: Io, error: unknown): null => {
  if (isSetting(error)) throw new BadInput(error.message)
  if (!(error instanceof StorageError || error instanceof MasterKeyError)) throw error
  io.err(`anagen: ${error.message}\nThe pages of clinics are off until then; the public pages work.\n`)
  return null
}

/** A clinic's server does not start half: one line says why. */
const refuse = (error: unknown): never => {
  if (error instanceof StorageError || error instanceof MasterKeyError || isSetting(error))
    throw new BadInput(error.message)
  throw error
}

/** Builds the pages when they are not, opens the clinics, and serves both. @throws BadInput when the address cannot be used */
export const serveSite = async ({ address, io, env, isDemo }: ServeOptions): Promise<Served> => {
  const publicUrl = readPublicUrl(env)
  const pages = Promise.withResolvers<Awaited<ReturnType<typeof openSite>>>()
  const origin = Promise.withResolvers<string>()
  for (const { promise } of [pages, origin]) promise.catch(() => undefined)
  // who asks while it starts is answered when it has
  const server = createAdaptorServer({
    fetch: async (request, bindings) => (await pages.promise).fetch(request, bindings),
  }) as Server
  const url = await listen(server, address)
  const tell = (said: string): void => io.err(`anagen: ${said}\n`)
  origin.resolve(publicUrl ?? originOf(url, address))
  let open: OpenClinics | null = null
  try {
    const prepared = preparedKnowledge()
    const opening = openClinics({ env, isDemo, knowledge: prepared, origin: origin.promise, tell })
    const [knowledge, built, opened] = await Promise.all([
      prepared,
      ensureBuilt((text) => io.err(`${text}\n`)),
      opening.catch((error: unknown) => (isDemo ? tellWhy(io, error) : refuse(error))),
    ])
    open = opened
    lendLexicon(knowledge)
    const site = await openSite({
      knowledge,
      built,
      now: Date.now,
      zone: io.zone,
      origin: publicUrl ?? undefined,
      clinics: open?.clinics ?? null,
      api: open?.api ?? null,
      proxies: readProxies(env),
      onError: report(io),
    })
    pages.resolve(site)
  } catch (error) {
    await stop(server)
    await open?.close()
    throw error
  }
  return {
    url: await origin.promise,
    open,
    stop: async () => {
      await stop(server)
      await open?.close()
    },
  }
}
