import type { Level } from '@anagen/kb'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../database/transaction.ts'
import { idleFrom } from '../duty/idle.ts'
import { loadRota } from '../duty/load-rota.ts'
import type { CaseState } from './tables.ts'

/** The states in which somebody has a case and is to do something about it. */
export const TAKEN = ['acknowledged', 'contacted'] as const satisfies readonly CaseState[]

export const isTaken = (state: CaseState): state is (typeof TAKEN)[number] => TAKEN.some((taken) => taken === state)

/** What changes of a case that somebody just did something about: from now on it may rest a while, for as long as they said or as its level allows. */
export const touched = async (
  tx: Tx,
  {
    state,
    level,
    againHours,
  }: { readonly state: CaseState; readonly level: Level; readonly againHours?: number | undefined },
  now: Temporal.Instant,
): Promise<{ readonly touched_at: string; readonly idle_at: string | null; readonly reminded: number }> => {
  const idleAt = !isTaken(state)
    ? null
    : againHours === undefined
      ? idleFrom(level, now, await loadRota(tx, now))
      : now.add({ hours: againHours })
  return { touched_at: now.toString(), idle_at: idleAt?.toString() ?? null, reminded: 0 }
}
