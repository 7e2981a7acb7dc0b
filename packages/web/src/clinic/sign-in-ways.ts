import type { SiteRequest } from '../site-context.ts'
import { askIdentity, saidNo, textOf } from './door.ts'
import { dayText, type WallClock } from './wall-time.ts'

/** A passkey as its owner knows it. */
export interface PasskeyShown {
  readonly id: string
  readonly name: string
  readonly since: string
}

interface Stored {
  readonly id: string
  readonly name?: string | null
  readonly createdAt?: string | null
}

/** Somebody's passkeys, oldest first. */
export const passkeysOf = async (
  site: SiteRequest,
  request: Request,
  clock: WallClock,
): Promise<readonly PasskeyShown[]> => {
  const answer = await askIdentity(site, request, '/passkey/list-user-passkeys', null)
  const no = saidNo(answer)
  if (no) throw new Error(`passkeys could not be listed: ${no.status}`)
  return (answer.body as unknown as readonly Stored[]).map(({ id, name, createdAt }) => ({
    id,
    name: name ?? '',
    since: createdAt ? dayText(createdAt, clock) : '',
  }))
}

/** What came of a change of how somebody signs in. */
export interface WaysChanged {
  readonly done: 'passkey-removed' | 'pin' | 'password' | 'codes' | null
  /** why not, in words */
  readonly message: string
  readonly codes: readonly string[]
  readonly status: number
  readonly cookies: readonly string[]
}

const ROUTES = {
  remove: { path: '/passkey/delete-passkey', done: 'passkey-removed' },
  pin: { path: '/pin/change', done: 'pin' },
  password: { path: '/change-password', done: 'password' },
  codes: { path: '/two-factor/generate-backup-codes', done: 'codes' },
} as const
type Change = keyof typeof ROUTES

const bodyOf = (change: Change, form: FormData): Record<string, unknown> => {
  switch (change) {
    case 'remove':
      return { id: textOf(form, 'id') }
    case 'pin':
      return { pin: textOf(form, 'old'), newPin: textOf(form, 'secret') }
    case 'password':
      return {
        currentPassword: textOf(form, 'old'),
        newPassword: textOf(form, 'secret'),
        revokeOtherSessions: true,
      }
    case 'codes':
      return { password: textOf(form, 'old') }
  }
}

const isChange = (name: string): name is Change => Object.hasOwn(ROUTES, name)
const nothing = { done: null, message: '', codes: [], cookies: [] } as const

/** Does what a form of the page asks for. @param differs what to say when a secret was not typed twice the same */
export const changeWays = async (
  site: SiteRequest,
  request: Request,
  form: FormData,
  differs: string,
): Promise<WaysChanged> => {
  const change = textOf(form, 'change')
  if (!isChange(change)) return { ...nothing, status: 400 }
  const isTwice = change === 'pin' || change === 'password'
  if (isTwice && textOf(form, 'secret') !== textOf(form, 'again')) return { ...nothing, message: differs, status: 422 }
  const { path, done } = ROUTES[change]
  const answer = await askIdentity(site, request, path, bodyOf(change, form))
  const no = saidNo(answer)
  if (no) return { ...nothing, message: no.message, status: no.status }
  const codes = change === 'codes' ? (answer.body.backupCodes as readonly string[]) : []
  return { ...nothing, done, codes, status: 200, cookies: answer.cookies }
}
