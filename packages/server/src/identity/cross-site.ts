import type { MiddlewareHandler } from 'hono'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whether a request that changes something comes from another site with this person's cookies (CSRF): by what the browser says of its origin, as
 * Sec-Fetch-Site or Origin (Fetch Metadata, W3C). One that sends cookies and says neither is refused. Tokens are not sent by browsers on their own.
 */
export const isCrossSite = (request: Request, origins: readonly string[]): boolean => {
  if (SAFE.has(request.method) || !request.headers.has('cookie')) return false
  const origin = request.headers.get('origin')
  if (origin !== null) return !origins.includes(origin)
  return request.headers.get('sec-fetch-site') !== 'same-origin'
}

/** For every route that reads cookies. `refuse` makes the answer. */
export const refuseCrossSite =
  (origins: readonly string[], refuse: () => Response): MiddlewareHandler =>
  async (context, next) => {
    if (isCrossSite(context.req.raw, origins)) return refuse()
    await next()
    return undefined
  }
