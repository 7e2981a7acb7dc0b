import type { Report } from '@anagen/engine'
import type { Moment } from '../database/types.ts'
import type { Deps } from '../operation/deps.ts'
import { type Key, sealedAs, unsealJson } from '../secrets/envelope.ts'
import type { Earlier } from './judge.ts'
import { openContent, type RecentRow, type SealOnly, signsPlace } from './stored.ts'

/** An earlier check-in that was opened. */
interface Opened extends Pick<RecentRow, 'id' | 'written_at' | 'received_at'> {
  /** `sealedAs` of what it was opened from */
  readonly sealed: string
  readonly said: Report['signs']
}

type Row = RecentRow | Opened

interface SaidNow extends Pick<Opened, 'id' | 'said'> {
  readonly writtenAt: Moment
  readonly receivedAt: Moment
  /** what is to be stored of it */
  readonly signs: Buffer
}

// what is kept for long is no instant: see `readMoment`
const momentOf = ({ epochMilliseconds }: Moment): Moment => ({ epochMilliseconds })

// No check-in is ever changed, and those that are read with a new one were said here or read with the one before. They are kept with their patient's
// key: whoever lets go of the key, because the patient was erased or others are busier (secrets/key-ring.ts), lets go of them.
const kept = new WeakMap<Key, Kept>()

interface Kept {
  /** by their ids; those that nobody had to open are as they were read */
  readonly read: Map<string, Row>
  /** when the last of them was received, milliseconds since 1970 */
  until: number
}

/** What a patient said up to then may be open: as much of it as is need not be sent again. null: nothing is. */
export const openUntil = (key: Key | null): string | null => {
  const until = key && kept.get(key)?.until
  return typeof until === 'number' && until > 0 ? new Date(until).toISOString() : null
}

const sealOf = (row: Row): string | null => {
  if ('said' in row) return row.sealed
  return row.signs && sealedAs(row.signs)
}

const keptRow = (before: Kept | undefined, id: string, seal: string): Row | null => {
  const row = before?.read.get(id)
  return row && sealOf(row) === seal ? row : null
}

/** What was sent, with what is kept in the place of its seal. null: something that was not sent is not kept with this key. */
export const withKept = (key: Key, sent: readonly (RecentRow | SealOnly)[]): readonly Row[] | null => {
  const before = kept.get(key)
  const rows: Row[] = []
  for (const one of sent) {
    const row = 'seal' in one ? keptRow(before, one.id, one.seal) : one
    if (!row) return null
    rows.push(row)
  }
  return rows
}

/**
 * What a patient's earlier check-ins say to a later one. One that cannot be read silences no later one: it says nothing, and `judge` knows.
 * @param recent all that were read with them; some may be told in the patient's past, and need not be opened
 */
export const openEarlier = (
  clinicId: string,
  key: Key,
  rows: readonly Row[],
  onError?: Deps['onError'],
  recent: readonly Row[] = rows,
): readonly Earlier[] => {
  const before = kept.get(key)
  const read = new Map<string, Row>()
  for (const row of recent) if ('said' in row || row.signs) read.set(row.id, row)
  const earlier = rows.map((row): Earlier => {
    const { id, written_at: at } = row
    try {
      const opened = open(clinicId, key, row, before)
      if (!opened) return { at, signs: signsInContent(clinicId, key, row as RecentRow) }
      read.set(id, opened)
      return { at, signs: opened.said }
    } catch (error) {
      read.delete(id)
      onError?.(`the earlier check-in ${id} cannot be read`, error)
      return { at, signs: null }
    }
  })
  const until = recent.reduce((latest, { received_at }) => Math.max(latest, received_at.epochMilliseconds), 0)
  kept.set(key, { read, until })
  return earlier
}

/**
 * Keeps what a patient says now beside what they said before, which was opened to judge it. Should it not be stored after all, nothing that is ever read
 * has its id and its seal.
 */
export const keepSaid = (key: Key, { id, writtenAt, receivedAt, signs, said }: SaidNow): void => {
  const before = kept.get(key)
  if (!before) return
  const row = { id, written_at: momentOf(writtenAt), received_at: momentOf(receivedAt), sealed: sealedAs(signs), said }
  before.read.set(id, row)
  before.until = Math.max(before.until, receivedAt.epochMilliseconds)
}

/** null: what it says was not stored apart from the rest. */
const open = (clinicId: string, key: Key, row: Row, before: Kept | undefined): Opened | null => {
  if ('said' in row) return row
  const { id, written_at, received_at, signs } = row
  if (!signs) return null
  const sealed = sealedAs(signs)
  const known = keptRow(before, id, sealed)
  const said = known && 'said' in known ? known.said : unsealJson<Report['signs']>(key, signs, signsPlace(clinicId, id))
  return { id, written_at, received_at, sealed, said }
}

const signsInContent = (clinicId: string, key: Key, { id, content }: RecentRow): Report['signs'] => {
  if (content) return openContent(clinicId, key, { id, content }).report.signs
  throw new Error(`check-in ${id} holds nothing`)
}
