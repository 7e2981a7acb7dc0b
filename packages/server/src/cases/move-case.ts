import type { Level } from '@anagen/kb'
import type { Updateable } from 'kysely'
import type { Tables } from '../database/tables.ts'
import type { Tx } from '../database/transaction.ts'
import { scopeOf } from '../operation/actor.ts'
import type { Asked } from '../operation/deps.ts'
import { type Refusal, Refused } from '../operation/refusal.ts'
import { audit } from '../records/audit.ts'
import { openPatient } from '../records/open-patient.ts'
import { tellWebhooks } from '../webhooks/tell.ts'
import { CASE_MOVES, type CaseMove, whyNot } from './case-moves.ts'
import { addEvent } from './case-row.ts'
import type { CaseShown } from './case-shape.ts'
import { type CaseRow, findCase, showCase } from './find-case.ts'

export interface Move {
  readonly caseId: string
  readonly move: CaseMove
  /** what somebody wrote about it; kept under the patient's key */
  readonly note: string | null
  /** more that changes; the level of an override */
  readonly change?: (row: CaseRow, tx: Tx) => Promise<Updateable<Tables['clinical_case']>>
  readonly level?: Level
}

/** Moves a case, if its state allows it: of several who try at once, one does. @returns the case as it is now */
export const moveCase = async (
  asked: Asked,
  { caseId, move, note, change, level }: Move,
): Promise<CaseShown | Refusal> =>
  asked.database.within(scopeOf(asked.actor), async (tx) => {
    const now = asked.now()
    const { from, to, event } = CASE_MOVES[move]
    const before = await findCase(tx, caseId)
    const refused = whyNot(move, before.state)
    if (refused) throw new Refused(refused)
    const moved = await tx.db
      .updateTable('clinical_case')
      .set({ state: to ?? before.state, ...(await change?.(before, tx)) })
      .where('id', '=', caseId)
      .where('state', 'in', from)
      .returning('id')
      .executeTakeFirst()
    if (!moved) throw new Refused(await lostTheRace(tx, caseId, move))
    const patient = note === null ? null : await openPatient(tx, asked, before.patient_id)
    await addEvent(tx, asked, {
      caseId,
      patientId: before.patient_id,
      kind: event,
      level: level ?? before.level,
      at: now,
      note: note !== null && patient ? { text: note, key: patient.key } : null,
    })
    await tellWebhooks(tx, asked, {
      event: `case.${event}`,
      subjectId: caseId,
      patientId: before.patient_id,
      at: now,
      once: `${caseId}/${asked.newId()}`,
    })
    await audit(tx, asked, {
      action: `${move}-case`,
      subjectKind: 'case',
      subjectId: caseId,
      patientId: before.patient_id,
      detail: level ? { from: before.level, to: level } : {},
    })
    return showCase(await findCase(tx, caseId), now)
  })

const lostTheRace = async (tx: Tx, caseId: string, move: CaseMove): Promise<Refusal> => {
  const { state } = await findCase(tx, caseId)
  const refused = whyNot(move, state)
  if (!refused) throw new Error(`case ${caseId} could not be moved from ${state}`)
  return refused
}
