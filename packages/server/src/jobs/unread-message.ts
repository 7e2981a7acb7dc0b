import { Temporal } from 'temporal-polyfill'
import { openCase } from '../cases/case-row.ts'
import { instantAt } from '../database/statement.ts'
import type { Tx } from '../database/transaction.ts'
import { loadRota } from '../duty/load-rota.ts'
import { messageDue } from '../duty/message-due.ts'
import type { Rota } from '../duty/rota.ts'
import { needsHuman, onDuty, whoLooks } from '../duty/who-looks.ts'
import type { Asked } from '../operation/deps.ts'
import { audit } from '../records/audit.ts'
import { enqueue } from '../records/outbox.ts'
import { holdStill } from '../withdrawals/hold-still.ts'
import { wasSeen } from '../withdrawals/was-seen.ts'
import { findWithdrawn } from '../withdrawals/withdrawn.ts'

/** What became of a message: settled, in words; or to be looked at again then. */
export type Watched = { readonly settled: string } | { readonly again: Temporal.Instant }

/**
 * Sees to a message of a patient whose time is over. One that somebody opened or answered is settled. Else it is a case, of the level of what is
 * known of the patient already: whoever was told of the message first has it, and when they do nothing it goes round the rota. While another case
 * of the patient goes round, nobody is told twice; the message is looked at again.
 */
export const watchMessage = async (tx: Tx, asked: Asked, messageId: string): Promise<Watched> => {
  const message = await tx.db
    .selectFrom('message as m')
    .innerJoin('patient as p', (join) =>
      join.onRef('p.clinic_id', '=', 'm.clinic_id').onRef('p.id', '=', 'm.patient_id'),
    )
    .select(['m.patient_id', 'm.sent_at', 'p.erased_at'])
    .where('m.id', '=', messageId)
    .executeTakeFirst()
  if (!message) return { settled: 'there is no such message' }
  if (message.erased_at !== null) return { settled: 'the patient was erased' }
  if (await findWithdrawn(tx, 'message', messageId)) return { settled: 'it was withdrawn' }
  const { patient_id: patientId, sent_at: sentAt } = message
  // several messages of a patient come due at once: one after the other, and none beside somebody who opens them
  await holdStill(tx, patientId, 'alone')
  if (await wasSeen(tx, { patientId, by: ['list-messages', 'export-patient'], since: sentAt }))
    return { settled: 'somebody opened it' }
  if (await isAnswered(tx, patientId, sentAt)) return { settled: 'somebody answered' }
  const now = asked.now()
  const rota = await loadRota(tx, now)
  const worst = await worstCase(tx, patientId)
  if (worst.isOpen) return { again: messageDue(now, rota) }
  await raise(tx, asked, { messageId, patientId, rota, level: worst.level })
  return { settled: 'not opened: a case was opened' }
}

const isAnswered = async ({ db }: Tx, patientId: string, since: { toString(): string }): Promise<boolean> => {
  const answer = await db
    .selectFrom('message')
    .select('id')
    .where('patient_id', '=', patientId)
    .where('by_kind', '=', 'staff')
    .where('sent_at', '>=', instantAt(since.toString()))
    .executeTakeFirst()
  return answer !== undefined
}

const worstCase = async ({ db }: Tx, patientId: string) => {
  const cases = await db
    .selectFrom('clinical_case')
    .select(['level', 'state'])
    .where('patient_id', '=', patientId)
    .where('state', '<>', 'resolved')
    .orderBy('severity', 'desc')
    .execute()
  const level = cases[0]?.level
  return {
    level: level !== undefined && needsHuman(level) ? level : 'contact',
    isOpen: cases.some(({ state }) => state === 'open'),
  } as const
}

/** Who is told of a message: whoever has the patient's case, else who is on duty, else the owner. */
export const whoReads = async (tx: Tx, asked: Asked, patientId: string): Promise<string> => {
  const open = await tx.db
    .selectFrom('clinical_case')
    .select('owner_id')
    .where('patient_id', '=', patientId)
    .where('state', '<>', 'resolved')
    .orderBy('severity', 'desc')
    .orderBy('opened_at')
    .executeTakeFirst()
  if (open) return open.owner_id
  const rota = await loadRota(tx, asked.now())
  return onDuty(rota, asked.now())[0]?.staffId ?? rota.owner.id
}

interface Unread {
  readonly messageId: string
  readonly patientId: string
  readonly rota: Rota
  readonly level: Awaited<ReturnType<typeof worstCase>>['level']
}

const raise = async (tx: Tx, asked: Asked, { messageId, patientId, rota, level }: Unread): Promise<void> => {
  const at = asked.now()
  const usual = whoLooks(level, at, rota)
  // it has waited once already: not a whole working day more
  const again = messageDue(at, rota)
  const dueAt = Temporal.Instant.compare(again, usual.dueAt) < 0 ? again : usual.dueAt
  const id = asked.newId()
  await openCase(tx, asked, {
    id,
    patientId,
    checkInId: null,
    cause: 'unread-message',
    level,
    look: { ...usual, id: await whoReads(tx, asked, patientId), dueAt },
    at,
  })
  await audit(tx, asked, {
    action: 'open-case',
    subjectKind: 'case',
    subjectId: id,
    patientId,
    detail: { cause: 'unread-message', messageId },
  })
  await enqueue(tx, asked, { kind: 'case-opened', subjectId: id, patientId })
}
