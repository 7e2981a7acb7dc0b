import type { Answer } from '@anagen/server'
import { data, redirect } from 'react-router'
import type { SiteRequest } from '../site-context.ts'
import { refusedPage } from './visit.ts'

/** Asks a route of identity for a form; without a body it only reads. @throws the page that says that there is no database */
export const askIdentity = (
  site: SiteRequest,
  request: Request,
  path: string,
  body: object | null,
): Promise<Answer> => {
  if (site.clinics === null) throw refusedPage({ refused: 'storage-unavailable', detail: '' })
  return site.clinics.identity.ask(request, path, body, site.address)
}

/** What is missing besides the password: a second factor that can be set up now, or one for which a new invitation is needed. */
export type Missing = 'second-factor' | 'invitation'

const MISSING: Readonly<Record<string, Missing>> = {
  SECOND_FACTOR_NEEDED: 'second-factor',
  // a password alone sets nothing up: whoever knows it could give themselves the second factor
  SIGN_IN_NEEDED: 'invitation',
}

interface SaidNo {
  readonly status: number
  readonly message: string
  readonly missing: Missing | null
}

/** What somebody is told when identity says no. */
export const saidNo = ({ status, body: { message, code } }: Answer): SaidNo | null =>
  status < 400
    ? null
    : {
        status,
        message: typeof message === 'string' ? message : '',
        missing: typeof code === 'string' && Object.hasOwn(MISSING, code) ? (MISSING[code] ?? null) : null,
      }

const withCookies = (cookies: readonly string[]): Headers => {
  const headers = new Headers()
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return headers
}

/** Goes on, signed in. */
export const goOn = (to: string, cookies: readonly string[]): Response =>
  redirect(to, { headers: withCookies(cookies), status: 303 })

/** The same page again, with cookies for the next step. */
export const stay = <T>(value: T, status = 200, cookies: readonly string[] = []) =>
  data(value, { status, headers: withCookies(cookies) })

/** A path below this clinic's, or a link's, never another site's. */
export const backTo = (asked: string | null, slug: string, otherwise: string): string =>
  asked !== null && new RegExp(`^(?:/c/${slug}(?:/[\\w\\-./]*)?|/enter/[\\w-]+)$`).test(asked) && !asked.includes('..')
    ? asked
    : otherwise

export const textOf = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim() : ''
}
