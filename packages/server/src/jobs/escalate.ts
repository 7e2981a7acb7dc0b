import { addEvent } from '../cases/case-row.ts'
import type { Tx } from '../database/transaction.ts'
import { loadRota } from '../duty/load-rota.ts'
import { needsHuman, onDuty, whoLooks } from '../duty/who-looks.ts'
import type { Asked } from '../operation/deps.ts'
import { audit } from '../records/audit.ts'
import { enqueue } from '../records/outbox.ts'
import { tellWebhooks } from '../webhooks/tell.ts'
import { nextLooker } from './next-looker.ts'

/**
 * Hands a case that nobody acknowledged in time to the next person on the rota, with a new time. Asked twice, or after somebody
 * acknowledged it, it does nothing.
 */
export const escalate = async (tx: Tx, asked: Asked, caseId: string): Promise<boolean> => {
  const now = asked.now()
  const found = await tx.db
    .selectFrom('clinical_case')
    .select(['patient_id', 'level', 'owner_id', 'escalated', 'due_at'])
    .where('id', '=', caseId)
    .where('state', '=', 'open')
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (!found || found.due_at.epochMilliseconds > now.epochMilliseconds) return false
  const rota = await loadRota(tx, now)
  const level = needsHuman(found.level) ? found.level : 'contact'
  const owner = nextLooker(found.owner_id, onDuty(rota, now), rota.owner.id)
  const { dueAt } = whoLooks(level, now, rota)
  const escalated = found.escalated + 1
  await tx.db
    .updateTable('clinical_case')
    .set({ owner_id: owner, due_at: dueAt.toString(), escalated })
    .where('id', '=', caseId)
    .execute()
  const patientId = found.patient_id
  await addEvent(tx, asked, { caseId, patientId, kind: 'escalated', level, at: now, note: null })
  await audit(tx, asked, {
    action: 'escalate-case',
    subjectKind: 'case',
    subjectId: caseId,
    patientId,
    detail: { escalated },
  })
  await tellWebhooks(tx, asked, {
    event: 'case.escalated',
    subjectId: caseId,
    patientId,
    at: now,
    once: `${caseId}/${escalated}`,
  })
  await enqueue(tx, asked, {
    kind: 'mail-case',
    subjectId: caseId,
    patientId,
    onceKey: `mail-case/${caseId}/${escalated}`,
    to: { kind: 'staff', id: owner },
  })
  return true
}
