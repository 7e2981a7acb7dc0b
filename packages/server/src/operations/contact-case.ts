import { z } from 'zod'
import { caseShape } from '../cases/case-shape.ts'
import { moveCase } from '../cases/move-case.ts'
import { operation } from '../operation/operation.ts'
import { id, line, onceId } from '../records/fields.ts'

// whoever waits longer than a week has forgotten
const MOST_HOURS = 168

/** Logs that the patient was reached, or that somebody tried. */
export const contactCase = operation(
  {
    name: 'contact-case',
    summary: 'Logs a call to the patient',
    who: ['nurse', 'clinician', 'owner'],
    scope: 'write',
    input: z.strictObject({
      id: onceId,
      caseId: id,
      note: line(5000).describe('what was said'),
      againHours: z
        .number()
        .int()
        .min(1)
        .max(MOST_HOURS)
        .optional()
        .describe('when to be asked about it again, if nothing is noted before; default: as its level says'),
    }),
    result: caseShape,
    refusals: ['id-taken', 'case-not-found', 'case-not-acknowledged', 'case-resolved'],
  },
  ({ id: noteId, caseId, note, againHours }, asked) =>
    moveCase(asked, { id: noteId, caseId, move: 'contact', note, againHours }),
)
