import { z } from 'zod'
import { caseShape } from '../cases/case-shape.ts'
import { moveCase } from '../cases/move-case.ts'
import { operation } from '../operation/operation.ts'
import { id, line } from '../records/fields.ts'

/** Logs that the patient was reached, or that somebody tried. */
export const contactCase = operation(
  {
    name: 'contact-case',
    summary: 'Logs a call to the patient',
    who: ['nurse', 'clinician', 'owner'],
    scope: 'write',
    input: z.strictObject({ caseId: id, note: line(5000).describe('what was said') }),
    result: caseShape,
    refusals: ['case-not-found', 'case-not-acknowledged', 'case-resolved'],
  },
  ({ caseId, note }, asked) => moveCase(asked, { caseId, move: 'contact', note }),
)
