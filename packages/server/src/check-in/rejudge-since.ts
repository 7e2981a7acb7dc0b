import { LEVELS, rank } from '@anagen/kb'
import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { instantAt } from '../database/statement.ts'
import type { Tx } from '../database/transaction.ts'
import type { Asked } from '../operation/deps.ts'
import type { OpenPatient } from '../records/open-patient.ts'
import { type Again, openAgain } from './judge-again.ts'
import { keepVerdict, type Rejudged, raise } from './rejudge.ts'
import { selectCheckIns } from './select.ts'
import type { CheckInRow } from './stored.ts'

/** `Rejudged`, as an answer shows it. */
export const rejudgedShape = z.object({
  checkInId: z.string(),
  patientId: z.string(),
  receivedAt: z.string(),
  from: z.enum(LEVELS),
  to: z.enum(LEVELS),
})

/** Judges the check-ins since then again, after what was done to a patient was put right. @returns those that are told something else now */
export const rejudgeSince = async (
  tx: Tx,
  asked: Asked,
  patient: OpenPatient,
  since: Temporal.Instant,
): Promise<readonly Rejudged[]> => {
  const rows = await selectCheckIns(tx)
    .where('patient_id', '=', patient.id)
    .where('received_at', '>=', instantAt(since.toString()))
    .orderBy('received_at')
    .execute()
  const changed: Rejudged[] = []
  for (let i = 0; i < rows.length; i += AT_ONCE) {
    const some = rows.slice(i, i + AT_ONCE)
    const again = await openAgain(tx, asked, patient, some)
    for (const row of some) {
      const kept = await rejudge(tx, asked, patient, row, again)
      if (kept) changed.push(kept)
    }
  }
  return changed
}

// what they rest on is read together
const AT_ONCE = 20

const rejudge = async (
  tx: Tx,
  asked: Asked,
  patient: OpenPatient,
  row: CheckInRow,
  again: Again,
): Promise<Rejudged | null> => {
  try {
    const from = again.levelOf(row)
    const judged = again.judge(row, patient.personal)
    return await keepVerdict(tx, asked, patient, row, from, judged, 'session-amended')
  } catch (error) {
    asked.onError?.(`check-in ${row.id} could not be judged again`, error)
    // the record is put right all the same, and somebody looks; where the database itself failed, this fails too
    const to = rank(row.level) > rank('contact') ? row.level : 'contact'
    await raise(tx, asked, row, 'contact', 'session-amended')
    return { checkInId: row.id, patientId: patient.id, receivedAt: row.received_at.toString(), from: row.level, to }
  }
}
