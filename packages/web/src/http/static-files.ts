import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import type { Hono } from 'hono'
import { compress } from 'hono/compress'
import type { Secured } from './security-headers.ts'

const FOREVER = 'public, max-age=31536000, immutable'
const AN_HOUR = 'public, max-age=3600'
/** `root-3f2a9c1b.css`: a name that changes with what is in it */
const HASHED = /-[\w-]{8}\.\w+$/

/** Serves the built files of the pages below /assets. */
export const staticFiles = (app: Hono<Secured>, built: string): void => {
  app.use('/assets/*', compress(), async (c, next) => {
    await next()
    if (c.res.ok) c.res.headers.set('cache-control', HASHED.test(c.req.path) ? FOREVER : AN_HOUR)
    // the worker of the patient's pages lies here and works there
    if (c.req.path === '/assets/me-worker.js') c.res.headers.set('service-worker-allowed', '/c/')
  })
  app.use('/assets/*', serveStatic({ root: join(built, 'client') }))
}
