import { NotProven } from '../database/transaction.ts'
import { scopeOf } from '../operation/actor.ts'
import type { Asked, Deps } from '../operation/deps.ts'
import { Refused } from '../operation/refusal.ts'
import type { Identity } from './authenticate.ts'

/** What `asProven` throws with when something was committed before the proof failed: it cannot be asked again as somebody else. */
export class ProvenTooLate extends Error {}

/**
 * Runs an operation as somebody who is remembered from an earlier request. Each of its transactions proves them before it commits; one without
 * any transaction is followed by a proof of its own, so that nothing is answered on memory alone.
 * @throws NotProven: find out anew who asks, and ask again: nothing was done
 */
export const asProven = async <T>(
  deps: Deps,
  { actor, proof }: Identity,
  run: (asked: Asked) => Promise<T>,
): Promise<T> => {
  if (!proof) return run({ ...deps, actor })
  let committed = 0
  const { database } = deps
  const counted = async <R>(work: Promise<R>): Promise<R> => {
    const result = await work
    committed++
    return result
  }
  const within: typeof database.within = (scope, work) => counted(database.within({ ...scope, proof }, work))
  const shared: typeof database.shared = (scope, alike, item) =>
    counted(database.shared({ ...scope, proof }, alike, item))
  const proveAtLeastOnce = async () => {
    if (committed === 0) await within(scopeOf(actor), async () => undefined)
  }
  try {
    const result = await run({ ...deps, actor, database: { ...database, within, shared } })
    await proveAtLeastOnce()
    return result
  } catch (error) {
    if (error instanceof Refused) await proveAtLeastOnce()
    throw error instanceof NotProven && committed > 0 ? new ProvenTooLate() : error
  }
}
