import type { Strength } from './session-method.ts'

/** Where the routes of identity live. */
export const IDENTITY_PATH = '/api/auth'

/** What somebody must have shown to use a route; `anyone`: nothing. */
export type Needs = 'anyone' | 'any session' | Exclude<Strength, 'none'>

/** The routes that are open, of the many that the library has. What is not here does not exist. */
export const identityRoutes: Readonly<Record<string, Needs>> = {
  'GET /get-session': 'anyone',
  'POST /sign-out': 'anyone',
  'POST /sign-in/email': 'anyone',
  'POST /two-factor/verify-totp': 'anyone',
  'POST /two-factor/verify-backup-code': 'anyone',
  'GET /passkey/generate-authenticate-options': 'anyone',
  'POST /passkey/verify-authentication': 'anyone',
  'POST /link/look': 'anyone',
  'POST /link/pin': 'anyone',
  'POST /link/password': 'anyone',
  'POST /link/join': 'full',
  'POST /pin/change': 'full',
  'POST /two-factor/enable': 'enrolling',
  'GET /passkey/generate-register-options': 'enrolling',
  'POST /passkey/verify-registration': 'enrolling',
  'GET /passkey/list-user-passkeys': 'full',
  'POST /passkey/delete-passkey': 'full',
  'POST /two-factor/generate-backup-codes': 'full',
  'POST /change-password': 'full',
  'POST /revoke-other-sessions': 'full',
}

/** What a route needs, or undefined where there is no such route. */
export const needsOf = (method: string, path: string): Needs | undefined => {
  const route = `${method} ${path}`
  return Object.hasOwn(identityRoutes, route) ? identityRoutes[route] : undefined
}
