import { randomUUID } from 'node:crypto'
import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { APIError, createAuthMiddleware, getSessionFromCtx, isAPIError } from 'better-auth/api'
import { twoFactor } from 'better-auth/plugins/two-factor'
import type { IdentityDatabase } from './identity-database.ts'
import { type LinkDeps, linkPlugin } from './link-plugin.ts'
import { IDENTITY_PATH, needsOf } from './routes.ts'
import { LONGEST_SESSION_SECONDS, methodOf, type SessionMethod, sessionEnd, strengthOf } from './session-method.ts'

export interface AuthOptions {
  readonly db: IdentityDatabase
  /** where people reach us, `https://anagen.example`: links, cookies and passkeys hang on it */
  readonly origin: string
  /** other addresses of this server, for example 127.0.0.1 beside localhost */
  readonly otherOrigins?: readonly string[]
  readonly secret: string
  readonly link: LinkDeps
  /** told what the library says that is an error; never holds personal data */
  readonly onError: (said: string) => void
}

/** The header that carries the address which counts for limits; always written by us. */
export const ADDRESS_HEADER = 'x-anagen-address'

const APP_NAME = 'Anagen'
const SHORTEST_PASSWORD = 12

export type Auth = ReturnType<typeof createAuth>

/** better-auth with what we use of it, and nothing more. */
export const createAuth = ({ db, origin, otherOrigins = [], secret, link, onError }: AuthOptions) => {
  silenceTelemetry()
  return betterAuth({
    appName: APP_NAME,
    baseURL: origin,
    basePath: IDENTITY_PATH,
    trustedOrigins: [origin, ...otherOrigins],
    secret,
    telemetry: { enabled: false },
    database: { db, type: 'postgres' },
    logger: { level: 'error', log: (_level, message) => onError(message) },
    // refusals are answers, not errors
    onAPIError: { onError: (error) => (isAPIError(error) ? undefined : onError(saidBy(error))) },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: 128,
    },
    session: {
      expiresIn: LONGEST_SESSION_SECONDS,
      // the end of a session hangs on how it began, and is not moved
      disableSessionRefresh: true,
      // factors are set up in the sessions that a link or a second factor began; those are short or strong
      freshAge: 0,
      additionalFields: { method: { type: 'string', required: true, input: false } },
    },
    rateLimit: { enabled: true, window: 10, max: 60, storage: 'memory' },
    advanced: {
      cookiePrefix: 'anagen',
      // the library leaves these out when it believes to be in a test
      disableCSRFCheck: false,
      disableOriginCheck: false,
      useSecureCookies: origin.startsWith('https:'),
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, path: '/' },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      database: { generateId: () => randomUUID() },
    },
    hooks: { before: guard },
    databaseHooks: { session: { create: { before: markSession(link) } } },
    plugins: [
      twoFactor({ issuer: APP_NAME }),
      passkey({
        rpID: new URL(origin).hostname,
        rpName: APP_NAME,
        origin: [origin, ...otherOrigins],
        schema: { passkey: { fields: { credentialID: 'credentialId' } } },
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        // a passkey stands for both factors, so that it must have asked who holds it
        registration: {
          afterVerification: ({ verification }) => assertHolder(verification.registrationInfo?.userVerified),
        },
        authentication: {
          afterVerification: ({ verification }) => assertHolder(verification.authenticationInfo.userVerified),
        },
      }),
      linkPlugin(link),
    ],
  })
}

// The library's own switch is overridden by the environment, so the environment is cleared too.
const silenceTelemetry = (): void => {
  for (const name of Object.keys(process.env)) if (name.startsWith('BETTER_AUTH_')) delete process.env[name]
}

const saidBy = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const assertHolder = (isVerified: boolean | undefined): void => {
  if (!isVerified)
    throw new APIError('UNAUTHORIZED', {
      code: 'HOLDER_NOT_VERIFIED',
      message:
        'This passkey did not ask for a fingerprint, a face or a PIN. Set one up on the device, or use another way.',
    })
}

const guard = createAuthMiddleware(async (ctx) => {
  // asked by our own code, not by a request
  if (!ctx.request) return undefined
  const needs = needsOf(ctx.request.method, ctx.path)
  if (needs === undefined)
    throw new APIError('NOT_FOUND', { code: 'NO_SUCH_ROUTE', message: 'There is no such route.' })
  if (needs === 'anyone') return withoutTrustedDevices(ctx.body)
  const found = await getSessionFromCtx(ctx)
  const strength = found ? strengthOf[found.session.method as SessionMethod] : 'none'
  if (strength === 'none')
    throw new APIError('UNAUTHORIZED', { code: 'SIGN_IN_NEEDED', message: 'Sign in first, with your second factor.' })
  if (needs === 'full' && strength !== 'full')
    throw new APIError('FORBIDDEN', { code: 'SECOND_FACTOR_NEEDED', message: 'Set up your second factor first.' })
  return undefined
})

// A device that is trusted would be let in with one factor.
const withoutTrustedDevices = (body: unknown) =>
  typeof body === 'object' && body !== null && 'trustDevice' in body
    ? { context: { body: { ...body, trustDevice: false } } }
    : undefined

const markSession =
  ({ db, now }: LinkDeps) =>
  async <S extends { userId: string }>(session: S, ctx: { path?: string } | null) => {
    const method = methodOf(ctx?.path)
    if (!method) throw new APIError('FORBIDDEN', { code: 'NO_SESSION_HERE', message: 'No session can begin here.' })
    const staff = await db
      .selectFrom('membership')
      .select('kind')
      .where('userId', '=', session.userId)
      .where('kind', '=', 'staff')
      .executeTakeFirst()
    const isStaff = staff !== undefined
    return {
      data: { ...session, method, expiresAt: sessionEnd(method, isStaff, now()), ipAddress: null, userAgent: null },
    }
  }
