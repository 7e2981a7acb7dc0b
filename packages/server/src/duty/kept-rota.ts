import type { Temporal } from 'temporal-polyfill'
import { statement } from '../database/statement.ts'
import type { EachPart } from '../database/together.ts'
import type { Tx } from '../database/transaction.ts'
import { Refused, refusal } from '../operation/refusal.ts'
import { loadVersionedRota } from './load-rota.ts'
import type { Rota } from './rota.ts'

interface VersionRow {
  readonly duty_version: string
}

const findVersion = statement<Record<never, never>>()<VersionRow>('duty-version', (db) =>
  db.selectFrom('clinic').select('duty_version'),
)

/** The version of the clinic's rota (migrations/0017-duty-version.sql), to be read together with other things. */
export const dutyVersionPart: EachPart<object, VersionRow> = { of: findVersion, kinds: {} }

interface Kept {
  readonly version: string
  readonly readAt: number
  readonly rota: Rota
}

const kept = new Map<string, Kept>()
const MOST_CLINICS = 1000
// a rota holds the shifts of the weeks after it was read; and who changes a row as the database's administrator changes no version
const KEPT_MS = 60_000

const isFresh = ({ readAt }: Kept, now: Temporal.Instant): boolean => {
  const age = now.epochMilliseconds - readAt
  return age >= 0 && age < KEPT_MS
}

/** The clinic's rota as it stands. @throws Refused `clinic-not-found` */
export const rotaNow = async (tx: Tx, clinicId: string, now: Temporal.Instant): Promise<Rota> =>
  rotaOfVersion(tx, clinicId, await tx.run(findVersion({})), now)

/**
 * The rota of a version that this transaction read of its clinic: the one that was kept, or read now.
 * @throws Refused `clinic-not-found`
 */
export const rotaOfVersion = async (
  tx: Tx,
  clinicId: string,
  [row]: readonly VersionRow[],
  now: Temporal.Instant,
): Promise<Rota> => {
  if (!row) throw new Refused(refusal('clinic-not-found', 'There is no such clinic here.'))
  const known = kept.get(clinicId)
  if (known?.version === row.duty_version && isFresh(known, now)) return known.rota
  const { rota, version } = await loadVersionedRota(tx, now)
  kept.delete(clinicId)
  const [oldest] = kept.keys()
  if (kept.size >= MOST_CLINICS && oldest !== undefined) kept.delete(oldest)
  kept.set(clinicId, { version, readAt: now.epochMilliseconds, rota })
  return rota
}
