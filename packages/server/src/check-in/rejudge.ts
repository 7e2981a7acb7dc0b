import type { Level } from '@anagen/kb'
import { rank } from '@anagen/kb'
import { addEvent, openCase } from '../cases/case-row.ts'
import type { CaseCause } from '../cases/tables.ts'
import type { VerdictCause } from '../database/tables.ts'
import type { Tx } from '../database/transaction.ts'
import { rotaNow } from '../duty/kept-rota.ts'
import { needsHuman, whoLooks } from '../duty/who-looks.ts'
import type { Asked } from '../operation/deps.ts'
import type { OpenPatient } from '../records/open-patient.ts'
import { enqueue } from '../records/outbox.ts'
import type { Judged } from './judge.ts'
import { storeVerdict } from './store.ts'
import type { CheckInRow } from './stored.ts'

/** A check-in that is told something else now. */
export interface Rejudged {
  readonly checkInId: string
  readonly patientId: string
  readonly receivedAt: string
  readonly from: Level
  readonly to: Level
}

/**
 * Keeps another verdict of a check-in beside the earlier ones. When it is more serious, somebody must look: an unresolved case rises, else one is opened.
 * A calmer verdict closes nothing: whoever has the case decides.
 */
export const keepVerdict = async (
  tx: Tx,
  asked: Asked,
  patient: OpenPatient,
  row: CheckInRow,
  from: Level,
  { verdict }: Judged,
  cause: VerdictCause & CaseCause,
): Promise<Rejudged | null> => {
  const to = verdict.level
  if (to === from && cause === 'session-amended') return null
  const now = asked.now()
  await storeVerdict(tx, asked, patient.key, {
    checkInId: row.id,
    patientId: patient.id,
    at: now.toString(),
    cause,
    verdict,
  })
  if (to === from) return null
  if (rank(to) > rank(from) && needsHuman(to)) await raise(tx, asked, row, to, cause)
  return { checkInId: row.id, patientId: patient.id, receivedAt: row.received_at.toString(), from, to }
}

/** Somebody must look at a check-in: its unresolved case rises, else one is opened. One that is as high already stays as it is. */
export const raise = async (
  tx: Tx,
  asked: Asked,
  row: CheckInRow,
  to: Exclude<Level, 'expected' | 'watch'>,
  cause: CaseCause,
): Promise<void> => {
  const at = asked.now()
  const look = whoLooks(to, at, await rotaNow(tx, asked.actor.clinicId, at))
  const unresolved = await tx.db
    .selectFrom('clinical_case')
    .select(['id', 'level', 'state'])
    .where('check_in_id', '=', row.id)
    .where('state', '<>', 'resolved')
    .forUpdate()
    .executeTakeFirst()
  const caseId = unresolved?.id ?? asked.newId()
  if (!unresolved)
    await openCase(tx, asked, { id: caseId, patientId: row.patient_id, checkInId: row.id, cause, level: to, look, at })
  else if (rank(to) > rank(unresolved.level)) {
    // whoever acknowledged it did so for less: it is due anew
    await tx.db
      .updateTable('clinical_case')
      .set({
        level: to,
        state: 'open',
        due_at: look.dueAt.toString(),
        owner_id: look.id,
        acknowledged_at: null,
        acknowledged_by: null,
        idle_at: null,
        reminded: 0,
      })
      .where('id', '=', caseId)
      .execute()
    await addEvent(tx, asked, { caseId, patientId: row.patient_id, kind: 'rejudged', level: to, at, note: null })
  } else return
  await enqueue(tx, asked, {
    kind: 'case-opened',
    subjectId: caseId,
    patientId: row.patient_id,
    onceKey: `case-opened/${caseId}/${row.id}/${at}`,
  })
}
