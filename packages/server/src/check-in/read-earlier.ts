import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../database/transaction.ts'
import type { Asked } from '../operation/deps.ts'
import type { SealedPast } from '../records/open-patient.ts'
import type { Key } from '../secrets/envelope.ts'
import type { Earlier } from './judge.ts'
import { areAtHand, openEarlier } from './open-earlier.ts'
import { openPast } from './open-past.ts'
import { type RecentRow, readRecent, sincePast } from './stored.ts'

/** All that a patient said before, of what was read of them: what is neither there nor open is read now. */
export const readEarlier = async (
  tx: Tx,
  { actor: { clinicId }, onError }: Asked,
  { id: patientId, key }: { readonly id: string; readonly key: Key },
  recent: readonly RecentRow[],
  patient: SealedPast | undefined,
  now: Temporal.Instant,
): Promise<readonly Earlier[]> => {
  const since = (some: readonly RecentRow[]) => sincePast(tx, patientId, some, patient?.past_until ?? null, now)
  const sent = await since(recent)
  const rows = areAtHand(key, sent) ? sent : await since(await readRecent(tx, patientId))
  return [
    ...openEarlier(clinicId, key, rows, onError),
    ...openPast(clinicId, patientId, key, patient?.past ?? null, onError),
  ]
}
