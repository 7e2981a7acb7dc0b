import type { Report } from '@anagen/engine'
import type { Deps } from '../operation/deps.ts'
import { type Key, sealedAs, unsealJson } from '../secrets/envelope.ts'
import type { Earlier } from './judge.ts'
import { openContent, type RecentRow, signsPlace } from './stored.ts'

interface Opened {
  /** `sealedAs` of what they were opened from */
  readonly sealed: string
  readonly signs: Report['signs']
}

// No check-in is ever changed, and nine of the ten that are read with a new one were read with the one before. They are kept with their patient's
// key: whoever lets go of the key, because the patient was erased or others are busier (secrets/key-ring.ts), lets go of them.
const kept = new WeakMap<Key, Kept>()

interface Kept {
  readonly read: ReadonlyMap<string, Opened>
  /** when the last of them was received, milliseconds since 1970 */
  readonly until: number
}

/** What a patient said up to then may be open: as much of it as is need not be sent again. null: nothing is. */
export const openUntil = (key: Key | null): string | null => {
  const until = key && kept.get(key)?.until
  return typeof until === 'number' && until > 0 ? new Date(until).toISOString() : null
}

const openBefore = (before: Kept | undefined, { id, signs, seal }: RecentRow): Opened | null => {
  const known = before?.read.get(id)
  const end = signs ?? seal
  return known && end && known.sealed === sealedAs(end) ? known : null
}

/** Whether all of them can be opened: what was not sent because it may be open is so, with this key. */
export const areAtHand = (key: Key, rows: readonly RecentRow[]): boolean => {
  const before = kept.get(key)
  return rows.every((row) => !row.seal || openBefore(before, row) !== null)
}

/** What a patient's earlier check-ins say to a later one. One that cannot be read silences no later one: it says nothing, and `judge` knows. */
export const openEarlier = (
  clinicId: string,
  key: Key,
  rows: readonly RecentRow[],
  onError?: Deps['onError'],
): readonly Earlier[] => {
  const before = kept.get(key)
  const read = new Map<string, Opened>()
  const open = (row: RecentRow): Report['signs'] => {
    const { id, signs } = row
    const known = openBefore(before, row) ?? (signs && openNow(clinicId, key, id, signs))
    if (!known) return signsInContent(clinicId, key, row)
    read.set(id, known)
    return known.signs
  }
  const earlier = rows.map((row): Earlier => {
    const { id, written_at: at } = row
    try {
      return { at, signs: open(row) }
    } catch (error) {
      onError?.(`the earlier check-in ${id} cannot be read`, error)
      return { at, signs: null }
    }
  })
  const until = rows.reduce((latest, { received_at }) => Math.max(latest, received_at.epochMilliseconds), 0)
  kept.set(key, { read, until })
  return earlier
}

const openNow = (clinicId: string, key: Key, id: string, signs: Buffer): Opened => ({
  sealed: sealedAs(signs),
  signs: unsealJson<Report['signs']>(key, signs, signsPlace(clinicId, id)),
})

const signsInContent = (clinicId: string, key: Key, { id, content }: RecentRow): Report['signs'] => {
  if (content) return openContent(clinicId, key, { id, content }).report.signs
  throw new Error(`check-in ${id} holds nothing`)
}
