import type { Criterion, Nothing } from '@anagen/kb'
import { cellMaker, item } from './option.ts'
import { type Cell, NOTHING } from './types.ts'

const NONE = 'none'

/** Every cell of not treating. */
export const nothingCells = (nothing: Nothing): { readonly [criterion in Criterion]: Cell } => {
  const { known } = cellMaker(NOTHING)
  const { whatItIs, evidence, firstResults, likely, effects, complications, notFor, regulatory, upkeep, stopping } =
    nothing
  const none = item('None.', whatItIs)
  return {
    what: known('what', NONE, [item(whatItIs.says, whatItIs)]),
    evidence: known('evidence', evidence.level, [item(evidence.says, evidence)]),
    sessions: known('sessions', NONE, [none]),
    time: known('time', NONE, [none]),
    results: known('results', firstResults.short, [item(firstResults.says, firstResults)]),
    likely: known('likely', likely.short, [item(likely.says, likely)]),
    effects: known('effects', NONE, [item(effects.says, effects)]),
    complications: known('complications', 'a missed disease', [item(complications.says, complications)]),
    'not-for': known('not-for', 'not plain pattern', [item(notFor.says, notFor)]),
    regulatory: known('regulatory', NONE, [item(regulatory.says, regulatory)]),
    upkeep: known('upkeep', upkeep.short, [item(upkeep.says, upkeep)]),
    stopping: known('stopping', stopping.short, [item(stopping.says, stopping)]),
    cost: known('cost', NONE, [none]),
  }
}
