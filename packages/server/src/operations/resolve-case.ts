import { z } from 'zod'
import { caseShape } from '../cases/case-shape.ts'
import { moveCase } from '../cases/move-case.ts'
import { operation } from '../operation/operation.ts'
import { id, line, onceId } from '../records/fields.ts'

/** Closes a case that somebody looked at, with how it ended. Nothing else closes one: no message, no time. */
export const resolveCase = operation(
  {
    name: 'resolve-case',
    summary: 'Closes a case, with how it ended',
    who: ['nurse', 'clinician', 'owner'],
    scope: 'write',
    input: z.strictObject({ id: onceId, caseId: id, outcome: line(5000) }),
    result: caseShape,
    refusals: ['id-taken', 'case-not-found', 'case-not-acknowledged', 'case-resolved'],
  },
  ({ id: noteId, caseId, outcome }, asked) =>
    moveCase(asked, {
      id: noteId,
      caseId,
      move: 'resolve',
      note: outcome,
      change: async () => ({ resolved_at: asked.now().toString() }),
    }),
)
