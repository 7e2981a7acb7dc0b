import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { Logger } from 'pino'
import type { StorageHealth } from '../backup/room.ts'
import { NotProven } from '../database/transaction.ts'
import type { Deps } from '../operation/deps.ts'
import { isStorageLost } from '../operation/lost.ts'
import { isRefusal, type Refusal, Refused, refusal } from '../operation/refusal.ts'
import { writeJson } from '../operation/written.ts'
import { PHOTO_BYTES } from '../photos/clean-photo.ts'
import { type Authenticate, type Identity, tokens } from './authenticate.ts'
import { onceOnly } from './idempotency.ts'
import { API_LIMITS, type ApiLimits, type Limits, openLimits } from './limits.ts'
import { errorFields } from './log.ts'
import type { Metrics } from './metrics.ts'
import { openApiText } from './openapi.ts'
import { bugResponse, problemResponse } from './problem.ts'
import { asProven, ProvenTooLate } from './proven.ts'
import { type BodyLimit, refuseLongBody } from './read-body.ts'
import { readInput } from './read-input.ts'
import { addressLater } from './request-address.ts'
import { ROUTES, type Route } from './routes.ts'
import { SECURITY_HEADERS } from './security-headers.ts'

export interface ApiOptions {
  readonly deps: Deps
  readonly log: Logger
  readonly metrics: Metrics
  readonly version: string
  /** ways to find out who asks, besides tokens */
  readonly authenticate?: readonly Authenticate[]
  /** others than the usual ones */
  readonly limits?: Partial<ApiLimits>
  /** how many proxies of ours stand before this server */
  readonly proxies?: number
  /** how the storage is; absent: nobody looks after it here */
  readonly storage?: () => StorageHealth | null
}

/** The same, opened once. */
interface Open extends ApiOptions {
  readonly allowed: ApiLimits
  readonly counted: Limits
  readonly known: ReturnType<typeof tokens>
}

const BODY_BYTES = 512_000

/** The HTTP API below /api/v1, with /healthz, /readyz and /metrics: an app to mount or to serve. */
export const apiApp = (options: ApiOptions): Hono => {
  const app = new Hono()
  addHealth(app, options)
  app.route('/api/v1', routesApp(options))
  app.notFound(({ req }) => notHere(req.path))
  app.onError((error) => failed(error, randomUUID(), options))
  return app
}

const routesApp = (options: ApiOptions): Hono => {
  const api = new Hono()
  const allowed = { ...API_LIMITS, ...options.limits }
  const open: Open = { ...options, allowed, counted: openLimits(allowed), known: tokens() }
  const document = openApiText(options.version)
  api.get('/openapi.json', (c) => c.body(document, 200, { ...SECURITY_HEADERS, 'content-type': 'application/json' }))
  for (const route of ROUTES) api.on(route.method, route.path.replaceAll(FIELD, ':$1'), (c) => answer(c, route, open))
  return api
}

const FIELD = /\{(\w+)\}/g
const PATTERNS = ROUTES.map(({ path, method }) => ({
  pattern: new RegExp(`^/api/v1${path.replaceAll(FIELD, '[^/]+')}$`),
  method: method.toUpperCase(),
}))

// Looked up here, not as routes of their own: with more than one route to an address Hono takes its slow router, and goes through all of them.
const notHere = (path: string): Response => {
  const allow = PATTERNS.flatMap(({ pattern, method }) => (pattern.test(path) ? method : [])).join(', ')
  return allow === ''
    ? problemResponse(refusal('not-found', 'There is no such address; see /api/v1/openapi.json.'))
    : problemResponse(refusal('method-not-allowed', `This address answers ${allow}.`), { allow })
}

const answer = async (c: Context, route: Route, options: Open): Promise<Response> => {
  const requestId = randomUUID()
  const start = performance.now()
  const response = await respond(c, route, options).catch((error) => failed(error, requestId, options))
  const seconds = (performance.now() - start) / 1000
  const { status } = response
  options.metrics.answered(route.path, route.method, status, seconds)
  options.log.info(
    { requestId, operation: route.operation.contract.name, status, ms: Math.round(seconds * 1000) },
    'answered',
  )
  return response
}

const bodyLimitOf = ({ bytes }: Route, { bodySeconds, photoSeconds }: ApiLimits): BodyLimit =>
  bytes === 'in' ? { bytes: PHOTO_BYTES, seconds: photoSeconds } : { bytes: BODY_BYTES, seconds: bodySeconds }

const respond = async (c: Context, route: Route, options: Open): Promise<Response> => {
  const { deps, counted, allowed, known, proxies = 0, authenticate = [] } = options
  const limit = bodyLimitOf(route, allowed)
  refuseLongBody(c.req.raw, limit)
  const address = addressLater(c, proxies)
  const crowded = route.isUrgent ? null : await counted.address(address())
  if (crowded) return problemResponse(crowded)
  // a body can be read once only, and may be asked for twice
  let read: Promise<Record<string, unknown>> | undefined
  const input = () => (read ??= readInput(c, route, limit))
  const notSignedIn = async (): Promise<Response> =>
    problemResponse(
      (await counted.stranger(address())) ??
        refusal('not-signed-in', 'Send a token that is valid: Authorization: Bearer ...'),
      { 'www-authenticate': 'Bearer' },
    )
  const identity = await identify(c.req.raw, deps, [known.byToken, ...authenticate])
  if (!identity) return notSignedIn()
  try {
    return await respondTo(identity, c, route, options, input)
  } catch (error) {
    if (error instanceof ProvenTooLate) return notSignedIn()
    if (!(error instanceof NotProven)) throw error
    // the token is not what it was a moment ago, and nothing was done yet
    const now = await known.findAgain(c.req.raw, deps)
    return now ? respondTo(now, c, route, options, input) : notSignedIn()
  }
}

const respondTo = async (
  identity: Identity,
  c: Context,
  route: Route,
  { deps, metrics, counted }: Open,
  readOnce: () => Promise<Record<string, unknown>>,
): Promise<Response> => {
  const { contract } = route.operation
  const often = await counted.known(identity.name, route.isUrgent === true)
  if (often) return problemResponse(often)
  const result = await asProven(deps, identity, async (asked) => {
    if (!identity.scopes.includes(contract.scope))
      return refusal('not-allowed', `This token lacks "${contract.scope}".`)
    const input = await readOnce()
    const key = route.method === 'get' ? undefined : c.req.header('idempotency-key')
    return key === undefined
      ? route.operation(input, asked)
      : onceOnly(key, [contract.name, { ...input, bytes: undefined }], asked, (once) => route.operation(input, once))
  })
  if (isRefusal(result)) return problemResponse(result)
  if (contract.name === 'submit-check-in') metrics.checkIn((result as { level: string }).level)
  return show(c, route, result)
}

const ANSWER = { ...SECURITY_HEADERS, 'cache-control': 'no-store' }
// given as they are: read into a `Headers` first, as Hono does, they cost more than writing the answer
const JSON_ANSWER = { ...ANSWER, 'content-type': 'application/json' }

const show = (c: Context, route: Route, result: unknown): Response => {
  if (route.bytes === 'out')
    return c.body((result as { bytes: Uint8Array<ArrayBuffer> }).bytes, 200, {
      ...ANSWER,
      'content-type': 'image/jpeg',
    })
  return new Response(writeJson(result), { status: route.created ? 201 : 200, headers: JSON_ANSWER })
}

const identify = async (request: Request, deps: Deps, ways: readonly Authenticate[]): Promise<Identity | null> => {
  for (const way of ways) {
    const identity = await way(request, deps)
    if (identity) return identity
  }
  return null
}

const unavailable: Refusal = refusal(
  'storage-unavailable',
  'It could not be stored just now. Send it again with the same id; it is never stored twice.',
)

const failed = (error: unknown, requestId: string, { log }: ApiOptions): Response => {
  if (error instanceof Refused) return problemResponse(error.refusal)
  if (isStorageLost(error)) return problemResponse(unavailable)
  log.error({ requestId, ...errorFields(error) }, 'failed')
  return bugResponse(requestId)
}

const addHealth = (app: Hono, { deps, metrics, storage }: ApiOptions): void => {
  metrics.watchStorage(() => storage?.() ?? null)
  app.get('/healthz', (c) => c.json({ status: 'up' }, 200, SECURITY_HEADERS))
  app.get('/readyz', async (c) => {
    try {
      await deps.database.app.query({ name: 'ready', text: 'select 1' })
      // whoever asks need not know more: the owners get a mail, and anagen doctor says what to do
      const ready = {
        status: 'ready',
        knowledgeDigest: deps.knowledge.digest,
        storage: storage?.()?.state ?? 'unknown',
      }
      return c.json(ready, 200, SECURITY_HEADERS)
    } catch {
      return problemResponse(unavailable)
    }
  })
  app.get('/metrics', async (c) =>
    c.body(await metrics.registry.metrics(), 200, {
      ...SECURITY_HEADERS,
      'content-type': metrics.registry.contentType,
    }),
  )
}
