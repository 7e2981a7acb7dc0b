import { type ClauseScene, has } from './clause-scene.ts'
import type { Clause } from './clauses.ts'

/** Clauses of one sentence, next to each other, that tell no sign: what somebody adds. `to` is exclusive. */
export interface Beside {
  readonly from: number
  readonly to: number
}

/** "My wife saw it and went quiet": what is said beside the signs. What was long ago and what is read whole (asides.ts) is none of it. */
export const saidBeside = (scene: ClauseScene): readonly Beside[] => {
  const found: Beside[] = []
  let last: Clause | undefined
  for (const clause of scene.clauses.list) {
    const isRead = scene.asides.has(clause.index) || scene.past.has(clause.index) || has(scene.signs, clause)
    const open = found.at(-1)
    if (!isRead && open && last?.sentence === clause.sentence)
      found[found.length - 1] = { from: open.from, to: clause.to }
    else if (!isRead) found.push({ from: clause.from, to: clause.to })
    last = isRead ? undefined : clause
  }
  return found
}
