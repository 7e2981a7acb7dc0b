/** A check-in that is not sent yet, as the form would send it. */
export interface Unsent {
  readonly id: string
  readonly action: string
  /** `application/x-www-form-urlencoded` */
  readonly body: string
}

const KEY = 'anagen/unsent'

const isUnsent = (value: unknown): value is Unsent =>
  typeof value === 'object' && value !== null && 'id' in value && 'action' in value && 'body' in value

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Everything that waits here, also what this version cannot read: another one may, and nothing of it is lost. */
const readAll = (storage: Storage): readonly unknown[] => {
  const text = storage.getItem(KEY) ?? '[]'
  const kept = parsed(text)
  if (Array.isArray(kept)) return kept
  storage.setItem(`${KEY}/unreadable`, text)
  return []
}

const without = (storage: Storage, id: string): readonly unknown[] =>
  readAll(storage).filter((kept) => !isUnsent(kept) || kept.id !== id)

/**
 * What this patient wrote and waits on this device. What somebody else wrote here waits for them: on a shared phone one
 * patient's words must never be sent as another's.
 */
export const readUnsent = (storage: Storage, patient: string): readonly Unsent[] =>
  readAll(storage)
    .filter(isUnsent)
    .filter(({ body }) => new URLSearchParams(body).get('for') === patient)

const write = (storage: Storage, all: readonly unknown[]): void => {
  if (all.length === 0) storage.removeItem(KEY)
  else storage.setItem(KEY, JSON.stringify(all))
}

export const keepUnsent = (storage: Storage, unsent: Unsent): void =>
  write(storage, [...without(storage, unsent.id), unsent])

export const forgetUnsent = (storage: Storage, id: string): void => write(storage, without(storage, id))

/** Why it still waits. `refused`: the server said no, and a person must look; `signedOut`: it is sent after signing in at the address. */
export type NotSent =
  | { readonly kind: 'offline' }
  | { readonly kind: 'refused'; readonly unsent: Unsent }
  | { readonly kind: 'signedOut'; readonly url: string }

/** What became of an attempt to send. */
export type Sent = { readonly kind: 'stored'; readonly url: string } | NotSent

/** What the server said, of no check-in in particular. */
type Said = Exclude<Sent, { kind: 'refused' }> | { readonly kind: 'refused' }

/** too slow a network, too many at once */
const TRY_LATER: ReadonlySet<number> = new Set([408, 429])

// a network that swallows everything says nothing for minutes, and nor would the page
const PATIENCE_MS = 30_000

/** What the answer of the server means. It leads to the check-in when it is stored, and to a page of signing in for whoever is signed out. */
export const sentBy = ({ ok, status, url }: Pick<Response, 'ok' | 'status' | 'url'>): Said => {
  const { pathname } = new URL(url)
  if (ok && /\/me\/check-ins\//.test(pathname)) return { kind: 'stored', url }
  if (/^\/c\/[^/]+\/(sign-in|second-factor)$/.test(pathname)) return { kind: 'signedOut', url }
  // the page that keeps the form of who is signed out, for whom there are no scripts
  const clinic = /^\/c\/[^/]+/.exec(pathname)?.[0]
  if (status === 401 && clinic)
    return { kind: 'signedOut', url: new URL(`${clinic}/sign-in?back=${clinic}/me`, url).href }
  // a server that is there but cannot store now is no different from one that cannot be reached
  return { kind: status >= 500 || TRY_LATER.has(status) ? 'offline' : 'refused' }
}

/** Sends it with its own id: however often that happens, it is stored once. */
export const send = async (unsent: Unsent): Promise<Sent> => {
  try {
    const { action, body } = unsent
    const signal = AbortSignal.timeout(PATIENCE_MS)
    const said = sentBy(await fetch(action, { method: 'POST', body: new URLSearchParams(body), signal }))
    return said.kind === 'refused' ? { kind: 'refused', unsent } : said
  } catch {
    return { kind: 'offline' }
  }
}
