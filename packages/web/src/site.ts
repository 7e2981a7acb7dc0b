import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Call, callFor } from '@anagen/engine'
import type { Knowledge } from '@anagen/kb'
import { isCrossSite, PHOTO_BYTES, requestAddress } from '@anagen/server'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router'
import { buildDigest } from './build/ensure-built.ts'
import type { Clinics, ClinicVisit } from './clinic/clinics.ts'
import { clinicAt, slugOf, visitOf } from './clinic/visit.ts'
import { fallbackPage } from './http/fallback-page.ts'
import { countryOf, localeOf, rememberPreferences } from './http/preferences.ts'
import { type Secured, securityHeaders } from './http/security-headers.ts'
import { sharePictures } from './http/share-pictures.ts'
import { robots, sitemap } from './http/sitemap.ts'
import { staticFiles } from './http/static-files.ts'
import { paths } from './paths.ts'
import { siteRequest } from './site-context.ts'

export interface SiteOptions {
  readonly knowledge: Knowledge
  /** milliseconds since 1970 */
  readonly now: () => number
  /** zone of times that a visitor writes without one */
  readonly zone: string
  /** the folder that `ensureBuilt` returned */
  readonly built: string
  /** the address that the world knows this server by; else that of each request */
  readonly origin?: string | undefined
  /** the pages of clinics; null: their database did not start, and the pages say so */
  readonly clinics?: Clinics | null
  /** the HTTP API, /healthz, /readyz and /metrics */
  readonly api?: Hono | null
  /** how many proxies of ours stand before this server */
  readonly proxies?: number
  readonly onError: (error: unknown) => void
}

/** Pages that read who is signed in, and may not be kept by anybody. */
const PRIVATE = /^\/(?:c|enter|demo|set-up)\//

/** A check form holds no more than this: the longest words that are read, as UTF-8 in a form, and the choices. */
const MOST_BYTES = 262_144
/** a few photos in one form, each as large as the server takes it */
const MOST_PHOTO_BYTES = 4 * PHOTO_BYTES
const PHOTOS = /^\/c\/[^/]+\/me\/photos$/
const API = /^\/(?:api\/v1\/|healthz$|readyz$|metrics$)/

const openPages = async (built: string): Promise<ReturnType<typeof createRequestHandler>> => {
  const url = pathToFileURL(join(built, 'server', 'index.js')).href
  const build = (await import(url)) as ServerBuild
  return createRequestHandler(build, 'production')
}

/** All pages: the public ones need no clinic and no database, those of clinics ask the operations of the server. */
export const openSite = async (options: SiteOptions): Promise<Hono<Secured>> => {
  const { knowledge, now, zone, onError, clinics = null, api = null, proxies = 0 } = options
  const pages = await openPages(options.built)
  const digest = buildDigest(options.built)
  const callOf = (c: Context, visit: ClinicVisit | null = null): Call =>
    callFor(knowledge.countries[visit?.clinic.country ?? countryOf(c) ?? ''] ?? null, knowledge)
  const fallback = (c: Context, status: 403 | 404 | 413 | 500) =>
    c.html(fallbackPage(status, callOf(c), localeOf(c)), status)
  const visitTo = async (c: Context): Promise<ClinicVisit | null> => {
    const slug = slugOf(c.req.path)
    const clinic = clinics && slug !== null ? await clinicAt(clinics, slug) : null
    return clinics && clinic && visitOf(clinic, clinics, c.req.raw.headers)
  }

  const app = new Hono<Secured>()
  app.use(securityHeaders)
  const limited = (maxSize: number) => bodyLimit({ maxSize, onError: (c) => fallback(c, 413) })
  const [usual, photos] = [limited(MOST_BYTES), limited(MOST_PHOTO_BYTES)]
  app.use((c, next) => (API.test(c.req.path) ? next() : PHOTOS.test(c.req.path) ? photos(c, next) : usual(c, next)))
  if (api) app.use(async (c, next) => (API.test(c.req.path) ? await api.fetch(c.req.raw, c.env) : await next()))
  staticFiles(app, options.built)
  app.post(paths.preferences(), (c) => rememberPreferences(c, (code) => Object.hasOwn(knowledge.countries, code)))
  const originOf = (c: Context): string => options.origin ?? new URL(c.req.url).origin
  app.get(paths.sitemap(), (c) => c.body(sitemap(originOf(c), knowledge), 200, { 'content-type': 'application/xml' }))
  app.get('/robots.txt', (c) => c.text(robots(originOf(c))))
  app.get(paths.picture(':name{[\\w-]+\\.png}'), sharePictures(knowledge))
  if (clinics) {
    const { identity } = clinics
    app.all('/api/auth/*', (c) => identity.fetch(c.req.raw, requestAddress(c, proxies)))
    app.use(async (c, next) => {
      if (PRIVATE.test(c.req.path) && isCrossSite(c.req.raw, identity.origins)) return fallback(c, 403)
      await next()
      return undefined
    })
  }
  app.all('*', compress(), async (c) => {
    const visit = await visitTo(c)
    const context = new RouterContextProvider()
    context.set(siteRequest, {
      knowledge,
      now: now(),
      zone,
      locale: localeOf(c),
      call: callOf(c, visit),
      nonce: c.get('nonce'),
      digest,
      origin: originOf(c),
      clinics,
      visit,
      address: requestAddress(c, proxies),
      onError,
    })
    const response = await pages(c.req.raw, context)
    // React Router's own last resort is a line of plain text without a number to call.
    if (PRIVATE.test(c.req.path) && !response.headers.has('cache-control'))
      response.headers.set('cache-control', 'private, no-store')
    const isLastResort = response.status >= 500 && !response.headers.get('content-type')?.includes('html')
    return isLastResort ? fallback(c, 500) : response
  })
  app.notFound((c) => fallback(c, 404))
  app.onError((error, c) => {
    onError(error)
    return fallback(c, 500)
  })
  return app
}
