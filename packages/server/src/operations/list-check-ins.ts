import { LEVELS } from '@anagen/kb'
import { z } from 'zod'
import { said } from '../check-in/said.ts'
import { selectCheckIns } from '../check-in/select.ts'
import { openContent, openVerdicts } from '../check-in/stored.ts'
import { verdictShape } from '../check-in/verdict-shape.ts'
import { instantAt } from '../database/statement.ts'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { audit } from '../records/audit.ts'
import { pageFrom, readCursor, timePosition } from '../records/cursor.ts'
import { id, pageOf, paging } from '../records/fields.ts'
import { openPatient } from '../records/open-patient.ts'

export const checkInShape = z.object({
  id: z.string(),
  receivedAt: z.string(),
  writtenAt: z.string(),
  byKind: z.enum(['patient', 'caregiver', 'staff']),
  corrects: z.string().nullable(),
  level: z.enum(LEVELS).describe('as told at once'),
  said,
  verdicts: z
    .array(z.object({ judgedAt: z.string(), cause: z.string(), verdict: verdictShape }))
    .readonly()
    .describe('the first one first'),
})

/** The check-ins of one patient with their verdicts, newest first. */
export const listCheckIns = operation(
  {
    name: 'list-check-ins',
    summary: 'The check-ins of one patient, newest first',
    who: ['patient', 'caregiver', 'nurse', 'clinician', 'owner', 'assistant', 'auditor'],
    scope: 'read',
    input: z.strictObject({ patientId: id, ...paging, limit: z.coerce.number().int().min(1).max(50).default(20) }),
    result: pageOf(checkInShape),
    refusals: ['patient-not-found', 'patient-erased', 'invalid-cursor'],
  },
  async ({ patientId, cursor, limit }, asked) => {
    const before = readCursor(cursor, timePosition)
    const { clinicId } = asked.actor
    return asked.database.within(scopeOf(asked.actor), async (tx) => {
      const { key } = await openPatient(tx, asked, patientId)
      let query = selectCheckIns(tx).where('patient_id', '=', patientId)
      if (before) {
        const [receivedAt, checkInId] = before
        query = query.where(({ eb, refTuple, tuple }) =>
          eb(refTuple('received_at', 'id'), '<', tuple(instantAt(receivedAt), checkInId) as never),
        )
      }
      const rows = await query
        .orderBy('received_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute()
      const page = pageFrom(
        rows,
        limit,
        (row) => row,
        (row) => [row.received_at.toString(), row.id],
      )
      await audit(tx, asked, { action: 'list-check-ins', subjectKind: 'patient', subjectId: patientId, patientId })
      const items = []
      for (const row of page.items) {
        const verdicts = await openVerdicts(tx, clinicId, key, row.id)
        items.push({
          id: row.id,
          receivedAt: row.received_at.toString(),
          writtenAt: row.written_at.toString(),
          byKind: row.by_kind,
          corrects: row.corrects,
          level: row.level,
          said: openContent(clinicId, key, row).said,
          verdicts: verdicts.map(({ judgedAt, cause, verdict }) => ({ judgedAt: judgedAt.toString(), cause, verdict })),
        })
      }
      return { items, next: page.next }
    })
  },
)
