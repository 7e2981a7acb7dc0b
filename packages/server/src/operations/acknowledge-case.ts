import { z } from 'zod'
import { caseShape } from '../cases/case-shape.ts'
import { moveCase } from '../cases/move-case.ts'
import { operation } from '../operation/operation.ts'
import { id } from '../records/fields.ts'

/** Takes a case: from now on it is theirs. Of fifty who try at once, one has it. */
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
    return moveCase(asked, {
      caseId,
      move: 'acknowledge',
      note: null,
      change: async () => ({ owner_id: by, acknowledged_by: by, acknowledged_at: at }),
    })
  },
)
