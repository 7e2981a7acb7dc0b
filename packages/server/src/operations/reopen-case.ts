import { z } from 'zod'
import { caseShape } from '../cases/case-shape.ts'
import { moveCase } from '../cases/move-case.ts'
import { loadRota } from '../duty/load-rota.ts'
import { needsHuman, whoLooks } from '../duty/who-looks.ts'
import { operation } from '../operation/operation.ts'
import { id, line, onceId } from '../records/fields.ts'
import { enqueue } from '../records/outbox.ts'

/** Opens a resolved case again: it is due anew, and belongs to who looks now, who is told. */
export const reopenCase = operation(
  {
    name: 'reopen-case',
    summary: 'Opens a resolved case again',
    who: ['nurse', 'clinician', 'owner'],
    scope: 'write',
    input: z.strictObject({ id: onceId, caseId: id, reason: line(5000) }),
    result: caseShape,
    refusals: ['id-taken', 'case-not-found', 'case-not-resolved'],
  },
  ({ id: noteId, caseId, reason }, asked) =>
    moveCase(asked, {
      id: noteId,
      caseId,
      move: 'reopen',
      note: reason,
      change: async (row, tx) => {
        const now = asked.now()
        const look = whoLooks(needsHuman(row.level) ? row.level : 'contact', now, await loadRota(tx, now))
        await enqueue(tx, asked, {
          kind: 'mail-case',
          subjectId: caseId,
          patientId: row.patient_id,
          onceKey: `mail-case/${caseId}/reopened/${asked.newId()}`,
          to: { kind: 'staff', id: look.id },
        })
        return {
          owner_id: look.id,
          due_at: look.dueAt.toString(),
          acknowledged_at: null,
          acknowledged_by: null,
          resolved_at: null,
        }
      },
    }),
)
