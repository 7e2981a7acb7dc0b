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
const kept = new WeakMap<Key, ReadonlyMap<string, Opened>>()

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
    if (!signs) return signsInContent(clinicId, key, row)
    const sealed = sealedAs(signs)
    const known = before?.get(id)
    const opened =
      known?.sealed === sealed
        ? known
        : { sealed, signs: unsealJson<Report['signs']>(key, signs, signsPlace(clinicId, id)) }
    read.set(id, opened)
    return opened.signs
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
  kept.set(key, read)
  return earlier
}

const signsInContent = (clinicId: string, key: Key, { id, content }: RecentRow): Report['signs'] => {
  if (content) return openContent(clinicId, key, { id, content }).report.signs
  throw new Error(`check-in ${id} holds nothing`)
}
