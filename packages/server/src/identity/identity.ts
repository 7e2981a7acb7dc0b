import type { Database } from '../database/database.ts'
import type { Reach } from '../database/pool.ts'
import type { Refusal } from '../operation/refusal.ts'
import type { Key } from '../secrets/envelope.ts'
import { ADDRESS_HEADER, createAuth } from './auth.ts'
import { authenticate, type SignedIn } from './authenticate.ts'
import { isCrossSite } from './cross-site.ts'
import { openIdentityDatabase } from './identity-database.ts'
import { identitySecrets } from './identity-secret.ts'
import { type LinkOrder, type Member, makeLink } from './link.ts'
import { forgetMember, membersAt, rememberAddress } from './members.ts'
import { findPerson } from './person.ts'
import { IDENTITY_PATH, needsOf } from './routes.ts'

export interface IdentityOptions {
  readonly reach: Reach
  readonly database: Pick<Database, 'within'>
  readonly masterKey: Key
  /** where people reach us, `https://anagen.example`: links, cookies and passkeys hang on it */
  readonly origin: string
  readonly otherOrigins?: readonly string[]
  readonly now?: () => Date
  readonly onError: (said: string) => void
}

/** A link as it is put into a mail, or printed. */
export interface PersonalLink {
  readonly url: string
  readonly expiresAt: Date
}

/** Who signs in, and how. */
export interface SigningIn {
  /** Answers the routes under `/api/auth`. @param address whose limits count: `clientAddress` */
  readonly fetch: (request: Request, address: string) => Promise<Response>
  /** A route of identity asked on behalf of a page's form: sends its cookies and origin, and hands back those to set. Without a body it reads. */
  readonly ask: (page: Request, path: string, body: object | null, address: string) => Promise<Answer>
  readonly authenticate: (headers: Headers, clinicId?: string) => Promise<SignedIn | Refusal>
  readonly makeLink: (order: Omit<LinkOrder, 'now'>) => Promise<PersonalLink>
  /** so that somebody can ask for a link by the address they are written to */
  readonly rememberAddress: (member: Member, email: string) => Promise<void>
  readonly membersAt: (clinicId: string, email: string) => Promise<readonly Member[]>
  /** after an erasure, or when a caregiver's access ends for good */
  readonly forget: (member: Member) => Promise<void>
  readonly origins: readonly string[]
  readonly close: () => Promise<void>
}

export interface Answer {
  readonly status: number
  /** what the route answers; with a status of 400 or more: `code` and `message` */
  readonly body: Readonly<Record<string, unknown>>
  readonly cookies: readonly string[]
}

/** Where the page of a link lives; the token follows. */
export const LINK_PATH = '/enter/'

export const openIdentity = (options: IdentityOptions): SigningIn => {
  const { now = () => new Date(), otherOrigins = [] } = options
  const origin = new URL(options.origin).origin
  const origins = [origin, ...otherOrigins]
  const secrets = identitySecrets(options.masterKey)
  const db = openIdentityDatabase(options.reach)
  const find = findPerson(options.database)
  const auth = createAuth({
    db,
    origin,
    otherOrigins,
    secret: secrets.session,
    link: { db, pinKey: secrets.pin, now, findPerson: find },
    onError: options.onError,
  })

  const answer = async (request: Request, address: string): Promise<Response> => {
    const path = new URL(request.url).pathname.slice(IDENTITY_PATH.length)
    if (needsOf(request.method, path) === undefined) return noSuchRoute()
    if (isCrossSite(request, origins)) return crossSite()
    const known = new Request(request)
    known.headers.set(ADDRESS_HEADER, address)
    const response = await auth.handler(known)
    // the library calls a passkey that does not fit an error of its own
    return response.status === 500 && path === '/passkey/verify-registration' ? unfitPasskey() : response
  }

  return {
    fetch: answer,
    ask: async (page, path, body, address) => {
      const headers = new Headers({ 'content-type': 'application/json' })
      for (const name of ['cookie', 'origin', 'sec-fetch-site', 'sec-fetch-mode', 'sec-fetch-dest'])
        if (page.headers.has(name)) headers.set(name, page.headers.get(name) ?? '')
      const request = new Request(`${origin}${IDENTITY_PATH}${path}`, {
        headers,
        ...(body === null ? { method: 'GET' } : { method: 'POST', body: JSON.stringify(body) }),
      })
      const response = await answer(request, address)
      const said = (await response.json().catch(() => null)) as Answer['body'] | null
      return { status: response.status, body: said ?? {}, cookies: response.headers.getSetCookie() }
    },
    authenticate: authenticate({ auth, db, findPerson: find }),
    makeLink: async (order) => {
      const { token, expiresAt } = await makeLink(db, secrets.link, { ...order, now: now() })
      return { url: `${origin}${LINK_PATH}${token}`, expiresAt }
    },
    rememberAddress: (member, email) => rememberAddress(db, secrets.address, member, email),
    membersAt: (clinicId, email) => membersAt(db, secrets.address, clinicId, email),
    forget: (member) => forgetMember(db, member),
    origins,
    close: () => db.destroy(),
  }
}

const unfitPasskey = (): Response =>
  Response.json(
    {
      code: 'PASSKEY_REFUSED',
      message: 'This passkey could not be checked. Open the page at its usual address and try again.',
    },
    { status: 400 },
  )

const crossSite = (): Response =>
  Response.json(
    { code: 'CROSS_SITE', message: 'This was sent from another site. Open the page here and try again.' },
    { status: 403 },
  )

const noSuchRoute = (): Response =>
  Response.json({ code: 'NO_SUCH_ROUTE', message: 'There is no such route.' }, { status: 404 })
