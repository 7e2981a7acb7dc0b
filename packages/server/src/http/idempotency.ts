import { createHash } from 'node:crypto'
import { alone } from '../database/shared.ts'
import type { Tx } from '../database/transaction.ts'
import { actorId, scopeOf } from '../operation/actor.ts'
import type { Asked } from '../operation/deps.ts'
import { isRefusal, type Refusal, Refused, refusal } from '../operation/refusal.ts'
import { isUnique } from '../records/conflict.ts'
import { openClinicKey } from '../records/open-patient.ts'
import { sealJson, unsealJson } from '../secrets/envelope.ts'

/** What a request with an Idempotency-Key was answered. */
interface Answer {
  readonly result: unknown
}

const LONGEST_KEY = 200

const place = (clinicId: string, actor: string, key: string): string => `idempotency/${clinicId}/${actor}/${key}`

/**
 * Does a request once, however often it comes (draft-ietf-httpapi-idempotency-key-header). The key is kept in the request's own transaction: both are
 * stored or neither is. A repeat gets the first answer; with the same key but another content it is refused.
 */
export const onceOnly = async (
  key: string,
  request: unknown,
  asked: Asked,
  run: (asked: Asked) => Promise<unknown>,
): Promise<unknown> => {
  const actor = actorId(asked.actor)
  if (actor === null || key.length > LONGEST_KEY || !/^[\x21-\x7e]+$/.test(key))
    return refusal('invalid-input', `Write an Idempotency-Key of at most ${LONGEST_KEY} letters, digits and signs.`)
  const digest = createHash('sha256').update(JSON.stringify(request)).digest()
  const kept: Kept = { actor, key, digest }
  const before = await find(asked, kept)
  if (before) return before.result
  let isReserved = false
  const within: typeof asked.database.within = (scope, work) =>
    asked.database.within(scope, async (tx) => {
      if (!isReserved) await reserve(tx, asked, kept)
      const result = await work(tx)
      isReserved = true
      return result
    })
  // its key is in the transaction, which is shared with nobody
  const shared: typeof asked.database.shared = (scope, alike, item) => within(scope, alone(alike, item))
  const reserving: Asked = { ...asked, database: { ...asked.database, within, shared } }
  try {
    const result = await run(reserving)
    if (!isRefusal(result) && isReserved) await keepAnswer(asked, kept, { result })
    return result
  } catch (error) {
    if (error instanceof Taken || isUnique(error))
      return (
        (await find(asked, kept))?.result ??
        refusal('already-done', 'The same request is being done just now. Look at what it changed.')
      )
    throw error
  }
}

interface Kept {
  readonly actor: string
  readonly key: string
  readonly digest: Buffer
}

/** The same key came at the same time, and was first. */
class Taken extends Error {}

const reserve = async (
  { db }: Tx,
  { actor: { clinicId }, now }: Asked,
  { actor, key, digest }: Kept,
): Promise<void> => {
  const made = await db
    .insertInto('idempotency')
    .values({
      clinic_id: clinicId,
      actor_id: actor,
      key,
      request_digest: digest,
      status: null,
      response: null,
      created_at: now().toString(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst()
  if (!made) throw new Taken()
}

const find = async (asked: Asked, { actor, key, digest }: Kept): Promise<{ result: unknown | Refusal } | null> => {
  const { clinicId } = asked.actor
  return asked.database.within(scopeOf(asked.actor), async (tx) => {
    const row = await tx.db
      .selectFrom('idempotency')
      .select(['request_digest', 'response'])
      .where('actor_id', '=', actor)
      .where('key', '=', key)
      .executeTakeFirst()
    if (!row) return null
    if (!row.request_digest.equals(digest))
      throw new Refused(refusal('key-used-differently', 'Use a new Idempotency-Key for a new request.'))
    if (!row.response)
      return {
        result: refusal('already-done', 'It was done, but its answer was lost on the way. Look at what it changed.'),
      }
    return unsealJson<Answer>(await openClinicKey(tx, asked), row.response, place(clinicId, actor, key))
  })
}

const keepAnswer = (asked: Asked, { actor, key }: Kept, answer: Answer): Promise<void> =>
  asked.database.within(scopeOf(asked.actor), async (tx) => {
    const response = sealJson(await openClinicKey(tx, asked), answer, place(asked.actor.clinicId, actor, key))
    await tx.db
      .updateTable('idempotency')
      .set({ response })
      .where('actor_id', '=', actor)
      .where('key', '=', key)
      .execute()
  })
