import { z } from 'zod'
import { type CaseShown, caseShape } from '../cases/case-shape.ts'
import { findCase, showCase } from '../cases/find-case.ts'
import { moveCase } from '../cases/move-case.ts'
import { isTaken } from '../cases/touch.ts'
import { scopeOf } from '../operation/actor.ts'
import type { Asked } from '../operation/deps.ts'
import { operation } from '../operation/operation.ts'
import { Refused } from '../operation/refusal.ts'
import { id } from '../records/fields.ts'

/** Takes a case: from now on it is theirs. Of fifty who try at once, one has it; whoever has it already is told so again. */
export const acknowledgeCase = operation(
  {
    name: 'acknowledge-case',
    summary: 'Takes a case: from now on it is yours',
    who: ['nurse', 'clinician', 'owner'],
    scope: 'write',
    input: z.strictObject({ caseId: id }),
    result: caseShape,
    refusals: ['case-not-found', 'case-acknowledged', 'case-resolved'],
  },
  async ({ caseId }, asked) => {
    const { actor } = asked
    const by = actor.kind === 'staff' ? actor.id : null
    if (by === null) throw new Error('only staff acknowledge')
    const at = asked.now().toString()
    try {
      return await moveCase(asked, {
        caseId,
        move: 'acknowledge',
        note: null,
        change: async () => ({ owner_id: by, acknowledged_by: by, acknowledged_at: at }),
      })
    } catch (error) {
      const isTakenAlready = error instanceof Refused && error.refusal.refused === 'case-acknowledged'
      const theirs = isTakenAlready ? await ifTheirs(asked, caseId, by) : null
      if (theirs) return theirs
      throw error
    }
  },
)

/** The case, when they have it already: pressed twice, or sent again. */
const ifTheirs = async (asked: Asked, caseId: string, staffId: string): Promise<CaseShown | null> =>
  asked.database.within(scopeOf(asked.actor), async (tx) => {
    const row = await findCase(tx, caseId)
    return isTaken(row.state) && row.owner_id === staffId ? showCase(row, asked.now()) : null
  })
