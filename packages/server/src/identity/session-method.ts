/** How somebody proved who they are when their session began. */
export type SessionMethod =
  | 'password'
  | 'password+code'
  | 'password+recovery-code'
  | 'passkey'
  | 'invitation'
  | 'link+pin'

/** What a session is good for: everything, setting up a second factor, or nothing until one is shown. */
export type Strength = 'full' | 'enrolling' | 'none'

export const strengthOf = {
  password: 'none',
  'password+code': 'full',
  'password+recovery-code': 'full',
  passkey: 'full',
  invitation: 'enrolling',
  'link+pin': 'full',
} as const satisfies Record<SessionMethod, Strength>

/** The routes that begin sessions. A session begun anywhere else is refused. */
const methodAt: Readonly<Record<string, SessionMethod>> = {
  '/sign-in/email': 'password',
  '/two-factor/verify-totp': 'password+code',
  '/two-factor/verify-backup-code': 'password+recovery-code',
  '/passkey/verify-authentication': 'passkey',
  '/passkey/verify-registration': 'passkey',
  '/link/password': 'invitation',
  '/link/pin': 'link+pin',
}

export const methodOf = (path: string | undefined): SessionMethod | undefined =>
  path !== undefined && Object.hasOwn(methodAt, path) ? methodAt[path] : undefined

const HOUR_MS = 3_600_000
const STAFF_HOURS = 12
const PATIENT_HOURS = 30 * 24
const UNFINISHED_HOURS = 1

/** A session of staff ends with the working day, one of a patient after a month. Unfinished ones end soon. */
export const sessionEnd = (method: SessionMethod, isStaff: boolean, now: Date): Date => {
  const isWhole = strengthOf[method] === 'full'
  const hours = !isWhole ? UNFINISHED_HOURS : isStaff ? STAFF_HOURS : PATIENT_HOURS
  return new Date(now.getTime() + hours * HOUR_MS)
}

/** Longer than any session: the cookie never ends before its session does. */
export const LONGEST_SESSION_SECONDS = (PATIENT_HOURS * HOUR_MS) / 1000
