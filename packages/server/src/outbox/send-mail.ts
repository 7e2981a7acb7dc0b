import type { Temporal } from 'temporal-polyfill'
import { isTaken } from '../cases/touch.ts'
import type { Tx } from '../database/transaction.ts'
import { loadRota } from '../duty/load-rota.ts'
import { onDuty } from '../duty/who-looks.ts'
import { lookers } from '../jobs/next-looker.ts'
import type { Asked } from '../operation/deps.ts'
import { aboutClinic } from './about-clinic.ts'
import { compose, type SingleMailKind } from './compose.ts'
import type { Mailer } from './mailer.ts'
import { afterQuiet } from './quiet-hours.ts'
import { findRecipient } from './recipient.ts'
import { failRow, finishRow, giveUpRow, type OutboxRow, putOff } from './row.ts'
import type { OutboxDeps } from './settings.ts'

/** The same for the same row, so that a mail that went out twice is shown once: RFC 5322 section 3.6.4. */
export const messageIdOf = (row: Pick<OutboxRow, 'id'>, origin: string): string =>
  `<${row.id}@${new URL(origin).hostname}>`

/**
 * Sends one mail, made from what holds now, in the transaction that then notes it as sent. A process that dies between the mail server's answer
 * and the commit leaves the row to do, and the same mail goes out once more.
 */
export const sendMail = async (tx: Tx, asked: Asked & OutboxDeps, row: OutboxRow, mailer: Mailer): Promise<void> => {
  const now = asked.now()
  const done = (outcome: string): Promise<void> => finishRow(tx, row, outcome, now)
  const to = await findRecipient(tx, asked, row)
  if (!to) return done('nobody to send it to any more')
  if (to.email === null) return giveUpRow(tx, row, 'no mail address is known', now)
  const clinic = await aboutClinic(tx)
  const composed = await compose[row.kind as SingleMailKind]({ tx, asked, row, clinic, to })
  if ('notNeeded' in composed) return done(composed.notNeeded)
  if (!composed.mayWakeThem) {
    const from = afterQuiet(now, clinic.quiet, to.zone ?? clinic.zone)
    if (from.epochMilliseconds > now.epochMilliseconds) return putOff(tx, row, from)
  }
  const delivery = await mailer.send({
    messageId: messageIdOf(row, asked.origin),
    to: to.email,
    fromName: clinic.clinicName,
    ...composed.text,
  })
  if (delivery.sent) return done('sent')
  if (!delivery.never) return failRow(tx, row, delivery.why, now)
  await giveUpRow(tx, row, delivery.why, now)
  if (row.kind === 'mail-case') await makeDue(tx, row, now)
}

/** Whoever has this case cannot be reached by mail: it is handed on without waiting for its time. */
const makeDue = async (tx: Tx, { subjectId }: OutboxRow, now: Temporal.Instant): Promise<void> => {
  const found = await tx.db
    .selectFrom('clinical_case')
    .select(['owner_id', 'state', 'reminded'])
    .where('id', '=', subjectId)
    .executeTakeFirst()
  const isLeft = found !== undefined && isTaken(found.state) && found.reminded > 0
  if (!found || (found.state !== 'open' && !isLeft)) return
  const rota = await loadRota(tx, now)
  const refused = await tx.db
    .selectFrom('outbox')
    .select('to_id')
    .where('kind', '=', 'mail-case')
    .where('subject_id', '=', subjectId)
    .where('given_up_at', 'is not', null)
    .execute()
  const unreachable = new Set(refused.map(({ to_id }) => to_id))
  // it goes round: made due at once with nobody left to reach, it would come back at once, for ever
  if (lookers(onDuty(rota, now), rota.owner.id).every((id) => id === found.owner_id || unreachable.has(id))) return
  const at = now.toString()
  await tx.db
    .updateTable('clinical_case')
    .set(isLeft ? { idle_at: at } : { due_at: at })
    .where('id', '=', subjectId)
    .execute()
}
