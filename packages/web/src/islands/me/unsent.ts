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

// A version that cannot read what an older one kept leaves it where it is.
const readAll = (storage: Storage): readonly Unsent[] => {
  try {
    const kept: unknown = JSON.parse(storage.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isUnsent) : []
  } catch {
    return []
  }
}

/**
 * What this patient wrote and waits on this device. What somebody else wrote here waits for them: on a shared phone one
 * patient's words must never be sent as another's.
 */
export const readUnsent = (storage: Storage, patient: string): readonly Unsent[] =>
  readAll(storage).filter(({ body }) => new URLSearchParams(body).get('for') === patient)

const write = (storage: Storage, all: readonly Unsent[]): void => {
  if (all.length === 0) storage.removeItem(KEY)
  else storage.setItem(KEY, JSON.stringify(all))
}

export const keepUnsent = (storage: Storage, unsent: Unsent): void =>
  write(storage, [...readAll(storage).filter(({ id }) => id !== unsent.id), unsent])

export const forgetUnsent = (storage: Storage, id: string): void =>
  write(
    storage,
    readAll(storage).filter((unsent) => unsent.id !== id),
  )

/** What became of an attempt to send. `refused`: the server said no, and a person must look. */
export type Sent = { readonly kind: 'stored'; readonly url: string } | { readonly kind: 'offline' | 'refused' }

/** Sends it with its own id: however often that happens, it is stored once. */
export const send = async ({ action, body }: Unsent): Promise<Sent> => {
  try {
    const response = await fetch(action, { method: 'POST', body: new URLSearchParams(body) })
    if (response.ok && /\/me\/check-ins\//.test(response.url)) return { kind: 'stored', url: response.url }
    // a server that is there but cannot store is no different from one that cannot be reached
    return { kind: response.status >= 500 ? 'offline' : 'refused' }
  } catch {
    return { kind: 'offline' }
  }
}
