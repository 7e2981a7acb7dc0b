import { z } from 'zod'
import { caseShape } from '../cases/case-shape.ts'
import { moveCase } from '../cases/move-case.ts'
import { operation } from '../operation/operation.ts'
import { id, level, line, onceId } from '../records/fields.ts'

/** A clinician judges otherwise than the program did. The verdict stays as it was; the case takes the new level, with the reason. */
export const overrideCase = operation(
  {
    name: 'override-case',
    summary: 'Gives a case another level, with the reason',
    who: ['clinician', 'owner'],
    scope: 'write',
    input: z.strictObject({ id: onceId, caseId: id, level, reason: line(5000) }),
    result: caseShape,
    refusals: ['id-taken', 'case-not-found', 'case-not-acknowledged', 'case-resolved'],
  },
  ({ id: noteId, caseId, level: to, reason }, asked) =>
    moveCase(asked, {
      id: noteId,
      caseId,
      move: 'override',
      note: reason,
      level: to,
      change: async () => ({ level: to }),
    }),
)
