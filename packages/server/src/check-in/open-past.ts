import type { Deps } from '../operation/deps.ts'
import { type Key, sealedAs, sealJson, unsealJson } from '../secrets/envelope.ts'
import type { Earlier } from './judge.ts'
import { type PastReport, pastPlace } from './past.ts'

// as with earlier check-ins (open-earlier.ts): kept with their patient's key, and let go of with it
const kept = new WeakMap<Key, { readonly sealed: string; readonly earlier: readonly Earlier[] }>()

export const sealPast = (clinicId: string, patientId: string, key: Key, reports: readonly PastReport[]): Buffer =>
  sealJson(key, reports, pastPlace(clinicId, patientId))

/** @throws Unreadable */
export const readPast = (clinicId: string, patientId: string, key: Key, past: Buffer): readonly PastReport[] =>
  unsealJson<readonly PastReport[]>(key, past, pastPlace(clinicId, patientId))

/** What older check-ins say to a later one. Should it be unreadable, `judge` knows, and the next time that it is added to it is made anew. */
export const openPast = (
  clinicId: string,
  patientId: string,
  key: Key,
  past: Buffer | null,
  onError?: Deps['onError'],
): readonly Earlier[] => {
  if (past === null) return []
  const sealed = sealedAs(past)
  const known = kept.get(key)
  if (known?.sealed === sealed) return known.earlier
  try {
    const earlier = readPast(clinicId, patientId, key, past).map(({ at, signs }) => ({
      at: { epochMilliseconds: at },
      signs,
    }))
    kept.set(key, { sealed, earlier })
    return earlier
  } catch (error) {
    onError?.(`what patient ${patientId} said before cannot be read`, error)
    return [{ at: { epochMilliseconds: Number.MAX_SAFE_INTEGER }, signs: null }]
  }
}
