import type { Level } from '@anagen/kb'
import type { Updateable } from 'kysely'
import type { Tables } from '../database/tables.ts'
import type { Tx } from '../database/transaction.ts'
import { actorId, scopeOf } from '../operation/actor.ts'
import type { Asked } from '../operation/deps.ts'
import { type Refusal, Refused, refusal } from '../operation/refusal.ts'
import { audit } from '../records/audit.ts'
import { isUnique } from '../records/conflict.ts'
import { openPatient } from '../records/open-patient.ts'
import { unseal } from '../secrets/envelope.ts'
import { tellWebhooks } from '../webhooks/tell.ts'
import { CASE_MOVES, type CaseMove, whyNot } from './case-moves.ts'
import { addEvent, eventPlace } from './case-row.ts'
import type { CaseShown } from './case-shape.ts'
import { type CaseRow, findCase, showCase } from './find-case.ts'
import { touched } from './touch.ts'

export interface Move {
  readonly caseId: string
  /** of what is noted, made by whoever asks: asked twice, it is done once */
  readonly id?: string | undefined
  readonly move: CaseMove
  /** what somebody wrote about it; kept under the patient's key */
  readonly note: string | null
  /** more that changes; the level of an override */
  readonly change?: (row: CaseRow, tx: Tx) => Promise<Updateable<Tables['clinical_case']>>
  readonly level?: Level
  /** when it is asked about again; default: as its level says */
  readonly againHours?: number | undefined
}

/** Moves a case, if its state allows it: of several who try at once, one does. @returns the case as it is now */
export const moveCase = async (asked: Asked, wanted: Move): Promise<CaseShown | Refusal> => {
  try {
    return await move(asked, wanted)
  } catch (error) {
    const { id } = wanted
    if (id === undefined || !(isUnique(error) || error instanceof Refused)) throw error
    const before = await asked.database.within(scopeOf(asked.actor), (tx) => doneBefore(tx, asked, { ...wanted, id }))
    if (before) return before
    throw error
  }
}

/** The case, when this very thing was done already: pressed twice, or sent again. Null: it was not. @throws Refused `id-taken` */
const doneBefore = async (
  tx: Tx,
  asked: Asked,
  { id, caseId, move, note, level }: Move & { readonly id: string },
): Promise<CaseShown | null> => {
  const event = await tx.db
    .selectFrom('case_event')
    .select(['kind', 'by_id', 'patient_id', 'level', 'note'])
    .where('case_id', '=', caseId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!event) return null
  const { key } = await openPatient(tx, asked, event.patient_id)
  const { clinicId } = asked.actor
  const said = event.note && unseal(key, event.note, eventPlace(clinicId, id)).toString('utf8')
  const isSame =
    event.kind === CASE_MOVES[move].event &&
    event.by_id === actorId(asked.actor) &&
    said === note &&
    (level === undefined || event.level === level)
  if (!isSame) throw new Refused(refusal('id-taken', 'Make a new random id for this and send it again.'))
  return showCase(await findCase(tx, caseId), asked.now())
}

const move = async (asked: Asked, { id, caseId, move, note, change, level, againHours }: Move): Promise<CaseShown> =>
  asked.database.within(scopeOf(asked.actor), async (tx) => {
    const now = asked.now()
    const { from, to, event } = CASE_MOVES[move]
    const before = await findCase(tx, caseId)
    const refused = whyNot(move, before.state)
    if (refused) throw new Refused(refused)
    const state = to ?? before.state
    const rests = await touched(tx, { state, level: level ?? before.level, againHours }, now)
    const moved = await tx.db
      .updateTable('clinical_case')
      .set({ state, ...rests, ...(await change?.(before, tx)) })
      .where('id', '=', caseId)
      .where('state', 'in', from)
      .returning('id')
      .executeTakeFirst()
    if (!moved) throw new Refused(await lostTheRace(tx, caseId, move))
    const patient = note === null ? null : await openPatient(tx, asked, before.patient_id)
    await addEvent(tx, asked, {
      id,
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
