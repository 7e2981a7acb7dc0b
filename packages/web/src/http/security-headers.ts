import { randomBytes } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'

const HSTS = 'max-age=31536000'

/** What the pages may load: their own files, and the scripts and styles that carry the nonce of this answer. */
const policy = (nonce: string): string =>
  [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

export interface Secured {
  Variables: { nonce: string }
}

/** Headers of every answer, with a nonce of its own for the scripts of the page. */
export const securityHeaders: MiddlewareHandler<Secured> = async (c, next) => {
  const nonce = randomBytes(16).toString('base64')
  c.set('nonce', nonce)
  await next()
  const { headers } = c.res
  headers.set('content-security-policy', policy(nonce))
  headers.set('x-content-type-options', 'nosniff')
  headers.set('referrer-policy', 'same-origin')
  headers.set('cross-origin-opener-policy', 'same-origin')
  headers.set('cross-origin-resource-policy', 'same-origin')
  headers.set('permissions-policy', 'camera=(), geolocation=(), microphone=()')
  if (new URL(c.req.url).protocol === 'https:') headers.set('strict-transport-security', HSTS)
}
