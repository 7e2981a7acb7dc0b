import { z } from 'zod'
import { instantAt } from '../database/statement.ts'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { audit } from '../records/audit.ts'
import { pageFrom, readCursor, timePosition } from '../records/cursor.ts'
import { id, pageOf, paging } from '../records/fields.ts'
import { openPatient } from '../records/open-patient.ts'
import { unseal } from '../secrets/envelope.ts'
import { holdStill } from '../withdrawals/hold-still.ts'
import { withdrawnOf, withdrawnShape } from '../withdrawals/withdrawn.ts'
import { messagePlace } from './send-message.ts'

/** The messages of one patient, newest first. */
export const listMessages = operation(
  {
    name: 'list-messages',
    summary: 'The messages of one patient, newest first',
    who: ['patient', 'caregiver', 'nurse', 'clinician', 'owner', 'assistant'],
    scope: 'read',
    input: z.strictObject({ patientId: id, ...paging }),
    result: pageOf(
      z.object({
        id: z.string(),
        sentAt: z.string(),
        byKind: z.enum(['patient', 'caregiver', 'staff']),
        byId: z.string(),
        caseId: z.string().nullable(),
        text: z.string().describe('empty: it was withdrawn, and is not for who asks'),
        withdrawn: withdrawnShape,
      }),
    ),
    refusals: ['patient-not-found', 'patient-erased', 'invalid-cursor'],
  },
  async ({ patientId, cursor, limit }, asked) => {
    const before = readCursor(cursor, timePosition)
    return asked.database.within(scopeOf(asked.actor), async (tx) => {
      await holdStill(tx, patientId, 'together')
      const { key } = await openPatient(tx, asked, patientId)
      const withdrawn = await withdrawnOf(tx, 'message', patientId)
      const isShown = (messageId: string): boolean => {
        const found = withdrawn.get(messageId)
        return found === undefined || (found.isKept && asked.actor.kind === 'staff')
      }
      let query = tx.db.selectFrom('message').selectAll().where('patient_id', '=', patientId)
      if (before) {
        const [sentAt, messageId] = before
        query = query.where(({ eb, refTuple, tuple }) =>
          eb(refTuple('sent_at', 'id'), '<', tuple(instantAt(sentAt), messageId) as never),
        )
      }
      const rows = await query
        .orderBy('sent_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute()
      await audit(tx, asked, { action: 'list-messages', subjectKind: 'patient', subjectId: patientId, patientId })
      return pageFrom(
        rows,
        limit,
        (row) => ({
          id: row.id,
          sentAt: row.sent_at.toString(),
          byKind: row.by_kind,
          byId: row.by_id,
          caseId: row.case_id,
          text: isShown(row.id)
            ? unseal(key, row.content, messagePlace(asked.actor.clinicId, row.id)).toString('utf8')
            : '',
          withdrawn: withdrawn.get(row.id) ?? null,
        }),
        (row) => [row.sent_at.toString(), row.id],
      )
    })
  },
)
