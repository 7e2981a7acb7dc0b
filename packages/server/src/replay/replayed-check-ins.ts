import { selectCheckIns } from '../check-in/select.ts'
import { instantAt } from '../database/statement.ts'
import type { Tx } from '../database/transaction.ts'

/** The check-ins that a replay looks at: those received from a moment on, whose patients were not erased. */
export const replayedCheckIns = (tx: Tx, since: string) =>
  selectCheckIns(tx)
    .where('received_at', '>=', instantAt(since))
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('patient_key as k').select('k.patient_id').whereRef('k.patient_id', '=', 'check_in.patient_id'),
      ),
    )
