import type { Temporal } from 'temporal-polyfill'
import { addEvent } from '../cases/case-row.ts'
import type { CaseState } from '../cases/tables.ts'
import { isTaken } from '../cases/touch.ts'
import type { Tx } from '../database/transaction.ts'
import { loadRota } from '../duty/load-rota.ts'
import { type CaseLevel, needsHuman, onDuty, whoLooks } from '../duty/who-looks.ts'
import type { Asked } from '../operation/deps.ts'
import { audit } from '../records/audit.ts'
import { enqueue } from '../records/outbox.ts'
import { tellWebhooks } from '../webhooks/tell.ts'
import { nextLooker } from './next-looker.ts'

interface Waiting {
  readonly id: string
  readonly patientId: string
  readonly level: CaseLevel
  readonly state: CaseState
  readonly ownerId: string
  readonly escalated: number
  readonly reminded: number
  /** when something should have been done about it */
  readonly until: Temporal.Instant
}

/**
 * Sees to a case that waited too long. One that nobody acknowledged in time goes to the next person on the rota, with a new time. Of one that was taken
 * and then left alone its owner is reminded; when that changes nothing, it is open again and goes round like any other. Asked twice, or after
 * somebody did something, it does nothing.
 */
export const escalate = async (tx: Tx, asked: Asked, caseId: string): Promise<boolean> => {
  const found = await find(tx, caseId)
  if (!found || found.until.epochMilliseconds > asked.now().epochMilliseconds) return false
  await (isTaken(found.state) && found.reminded === 0 ? remind : handOn)(tx, asked, found)
  return true
}

const find = async (tx: Tx, id: string): Promise<Waiting | null> => {
  const row = await tx.db
    .selectFrom('clinical_case')
    .select(['patient_id', 'level', 'state', 'owner_id', 'escalated', 'reminded'])
    .select(['due_at', 'idle_at', 'acknowledged_at', 'opened_at'])
    .where('id', '=', id)
    .where('state', '<>', 'resolved')
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (!row) return null
  const { level, state, escalated, reminded } = row
  return {
    id,
    patientId: row.patient_id,
    // a clinician who gave it a calmer level left it in the queue: it is still to be seen to
    level: needsHuman(level) ? level : 'contact',
    state,
    ownerId: row.owner_id,
    escalated,
    reminded,
    until: isTaken(state) ? (row.idle_at ?? row.acknowledged_at ?? row.opened_at) : row.due_at,
  }
}

/** Whoever has it is asked once; what then happens to it has the time that a new one has. */
const remind = async (tx: Tx, asked: Asked, { id, patientId, level, ownerId }: Waiting): Promise<void> => {
  const now = asked.now()
  const { dueAt } = whoLooks(level, now, await loadRota(tx, now))
  await tx.db
    .updateTable('clinical_case')
    .set({ idle_at: dueAt.toString(), reminded: 1 })
    .where('id', '=', id)
    .execute()
  await addEvent(tx, asked, { caseId: id, patientId, kind: 'reminded', level, at: now, note: null })
  await audit(tx, asked, { action: 'remind-of-case', subjectKind: 'case', subjectId: id, patientId })
  await enqueue(tx, asked, {
    kind: 'mail-case',
    subjectId: id,
    patientId,
    onceKey: `mail-case/${id}/reminded/${asked.newId()}`,
    to: { kind: 'staff', id: ownerId },
  })
}

const handOn = async (tx: Tx, asked: Asked, found: Waiting): Promise<void> => {
  const { id, patientId, level } = found
  const now = asked.now()
  const rota = await loadRota(tx, now)
  const owner = nextLooker(found.ownerId, onDuty(rota, now), rota.owner.id)
  const { dueAt } = whoLooks(level, now, rota)
  const escalated = found.escalated + 1
  await tx.db
    .updateTable('clinical_case')
    .set({
      state: 'open',
      owner_id: owner,
      due_at: dueAt.toString(),
      escalated,
      acknowledged_at: null,
      acknowledged_by: null,
      idle_at: null,
      reminded: 0,
    })
    .where('id', '=', id)
    .execute()
  await addEvent(tx, asked, { caseId: id, patientId, kind: 'escalated', level, at: now, note: null })
  await audit(tx, asked, {
    action: 'escalate-case',
    subjectKind: 'case',
    subjectId: id,
    patientId,
    detail: { escalated },
  })
  await tellWebhooks(tx, asked, {
    event: 'case.escalated',
    subjectId: id,
    patientId,
    at: now,
    once: `${id}/${escalated}`,
  })
  await enqueue(tx, asked, {
    kind: 'mail-case',
    subjectId: id,
    patientId,
    onceKey: `mail-case/${id}/${escalated}`,
    to: { kind: 'staff', id: owner },
  })
}
