import type { Tx } from '../database/transaction.ts'
import { failRow, lockRows, type OutboxRow } from './row.ts'
import { asSystem, type OutboxDeps } from './settings.ts'

/** Rows of one clinic. */
export interface Due {
  readonly clinicId: string
  readonly ids: readonly string[]
}

/**
 * What is done about some rows in one transaction. @param handedOver is told when something left the house: it must not be done again at once
 */
export type Work = (
  tx: Tx,
  asked: ReturnType<typeof asSystem>,
  rows: readonly OutboxRow[],
  handedOver: () => void,
) => Promise<void>

/**
 * Some rows in a transaction of their own. When it fails, each is tried by itself, so that one holds up no other; one that fails by itself is
 * noted and tried again later. @returns how many were done
 */
export const attempt = async (deps: OutboxDeps, { clinicId, ids }: Due, work: Work): Promise<number> => {
  const asked = asSystem(deps, clinicId)
  let isHandedOver = false
  try {
    return await deps.database.within({ clinicId }, async (tx) => {
      const rows = await lockRows(tx, ids, asked.now())
      if (rows.length > 0)
        await work(tx, asked, rows, () => {
          isHandedOver = true
        })
      return rows.length
    })
  } catch (error) {
    if (ids.length > 1 && !isHandedOver) {
      let done = 0
      for (const id of ids) done += await attempt(deps, { clinicId, ids: [id] }, work)
      return done
    }
    deps.onError(`outbox ${ids.join(', ')} failed`, error)
    const why = error instanceof Error ? error.message : String(error)
    await deps.database
      .within({ clinicId }, async (tx) => {
        for (const row of await lockRows(tx, ids, asked.now())) await failRow(tx, row, why, asked.now())
      })
      // the database is away: it is still to do when it is back
      .catch(() => undefined)
    return 0
  }
}
