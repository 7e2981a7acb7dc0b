import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../database/transaction.ts'
import type { Asked } from '../operation/deps.ts'
import type { SealedPast } from '../records/open-patient.ts'
import type { Key } from '../secrets/envelope.ts'
import type { Earlier } from './judge.ts'
import { openEarlier, withKept } from './open-earlier.ts'
import { openPast } from './open-past.ts'
import { asSent, readRecent, type SentRow, sincePast } from './stored.ts'

/** All that a patient said before, of what was read of them: what is neither there nor open is read now. */
export const readEarlier = async (
  tx: Tx,
  { actor: { clinicId }, onError }: Asked,
  { id: patientId, key }: { readonly id: string; readonly key: Key },
  sent: readonly SentRow[],
  patient: SealedPast | undefined,
  now: Temporal.Instant,
): Promise<readonly Earlier[]> => {
  const recent = withKept(key, sent.map(asSent)) ?? (await readRecent(tx, patientId))
  const rows = await sincePast(tx, patientId, recent, patient?.past_until ?? null, now)
  return [
    ...openEarlier(clinicId, key, rows, onError, recent),
    ...openPast(clinicId, patientId, key, patient?.past ?? null, onError),
  ]
}
