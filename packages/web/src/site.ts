import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Call, callFor } from '@anagen/engine'
import type { Knowledge } from '@anagen/kb'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router'
import { buildDigest } from './build/ensure-built.ts'
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
  readonly onError: (error: unknown) => void
}

/** A check form holds no more than this: the longest words that are read, as UTF-8 in a form, and the choices. */
const MOST_BYTES = 262_144

const openPages = async (built: string): Promise<ReturnType<typeof createRequestHandler>> => {
  const url = pathToFileURL(join(built, 'server', 'index.js')).href
  const build = (await import(url)) as ServerBuild
  return createRequestHandler(build, 'production')
}

/** The public site: pages that need no clinic and no database. */
export const openSite = async (options: SiteOptions): Promise<Hono<Secured>> => {
  const { knowledge, now, zone, onError } = options
  const pages = await openPages(options.built)
  const digest = buildDigest(options.built)
  const callOf = (c: Context): Call => callFor(knowledge.countries[countryOf(c) ?? ''] ?? null, knowledge)
  const fallback = (c: Context, status: 404 | 413 | 500) => c.html(fallbackPage(status, callOf(c), localeOf(c)), status)

  const app = new Hono<Secured>()
  app.use(securityHeaders)
  app.use(bodyLimit({ maxSize: MOST_BYTES, onError: (c) => fallback(c, 413) }))
  staticFiles(app, options.built)
  app.post(paths.preferences(), (c) => rememberPreferences(c, (code) => Object.hasOwn(knowledge.countries, code)))
  const originOf = (c: Context): string => options.origin ?? new URL(c.req.url).origin
  app.get(paths.sitemap(), (c) => c.body(sitemap(originOf(c), knowledge), 200, { 'content-type': 'application/xml' }))
  app.get('/robots.txt', (c) => c.text(robots(originOf(c))))
  app.get(paths.picture(':name{[\\w-]+\\.png}'), sharePictures(knowledge))
  app.all('*', compress(), async (c) => {
    const context = new RouterContextProvider()
    context.set(siteRequest, {
      knowledge,
      now: now(),
      zone,
      locale: localeOf(c),
      call: callOf(c),
      nonce: c.get('nonce'),
      digest,
      origin: originOf(c),
      onError,
    })
    const response = await pages(c.req.raw, context)
    // React Router's own last resort is a line of plain text without a number to call.
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
