import { instantAt } from '../database/statement.ts'
import type { Tx } from '../database/transaction.ts'
import type { Asked } from '../operation/deps.ts'
import { finishRow, giveUpRow, type OutboxRow } from '../outbox/row.ts'
import type { OutboxDeps } from '../outbox/settings.ts'
import { openClinicKey } from '../records/open-patient.ts'
import { unseal } from '../secrets/envelope.ts'
import { type Called, call } from './call.ts'
import { eventOf, webhookBody } from './events.ts'
import { signedHeaders, webhookPlace } from './signature.ts'

// seconds before each further try, about three days in all
const WAITS = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400]
const GONE = 410

/**
 * Calls one address, in the transaction that then notes it as done. A process that dies in between calls again with the same webhook-id: at least
 * once, and the receiver can tell.
 */
export const sendWebhook = async (tx: Tx, asked: Asked & OutboxDeps, row: OutboxRow): Promise<void> => {
  const now = asked.now()
  const webhook = await tx.db
    .selectFrom('webhook')
    .select(['id', 'url', 'secret', 'previous_secret', 'previous_until'])
    .where('id', '=', row.toId ?? '')
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (!webhook) return finishRow(tx, row, 'nobody wants it any more', now)
  const { clinicId } = asked.actor
  const body = JSON.stringify(
    webhookBody(eventOf(row.kind), row.createdAt, { clinicId, patientId: row.patientId, subjectId: row.subjectId }),
  )
  const key = await openClinicKey(tx, asked)
  const place = webhookPlace(clinicId, webhook.id)
  const { secret, previous_secret: previous, previous_until: until } = webhook
  const isChanging = previous !== null && until !== null && until.epochMilliseconds > now.epochMilliseconds
  const secrets = (isChanging ? [secret, previous] : [secret]).map((sealed) =>
    unseal(key, sealed, place).toString('utf8'),
  )
  const seconds = Math.floor(now.epochMilliseconds / 1000)
  const called = await call(webhook.url, signedHeaders(secrets, row.id, seconds, body), body, asked.webhookAllow ?? [])
  if ('status' in called && called.status >= 200 && called.status < 300) return finishRow(tx, row, 'sent', now)
  if ('status' in called && called.status === GONE) await end(tx, webhook.id, now.toString())
  const wait = WAITS[row.attempts]
  if (wait === undefined || ('status' in called && called.status === GONE)) return giveUpRow(tx, row, why(called), now)
  await failAll(tx, row, why(called), now.add({ seconds: wait }).toString())
}

const why = (called: Called): string => ('status' in called ? `it answered ${called.status}` : called.why)

const end = async ({ db }: Tx, webhookId: string, at: string): Promise<void> => {
  await db.updateTable('webhook').set({ ended_at: at }).where('id', '=', webhookId).execute()
}

/** This call again later, and with it all others that wait for the same address: one that is away holds up nobody else. */
const failAll = async ({ db }: Tx, { id, toId, attempts }: OutboxRow, error: string, runAt: string): Promise<void> => {
  await db
    .updateTable('outbox')
    .set({ attempts: attempts + 1, last_error: error.slice(0, 500), run_at: runAt })
    .where('id', '=', id)
    .execute()
  const others = db
    .selectFrom('outbox')
    .select('id')
    .where('to_id', '=', toId)
    .where('kind', 'like', 'webhook-%')
    .where('done_at', 'is', null)
    .where('given_up_at', 'is', null)
    .where('run_at', '<', instantAt(runAt))
    .forUpdate()
    .skipLocked()
  await db.updateTable('outbox').set({ run_at: runAt }).where('id', 'in', others).execute()
}
