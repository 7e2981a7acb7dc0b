import { z } from 'zod'
import { instantAt } from '../database/statement.ts'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { audit } from '../records/audit.ts'
import { pageFrom, readCursor, timePosition } from '../records/cursor.ts'
import { id, pageOf, paging } from '../records/fields.ts'

/** Who looked at a patient's record or changed it, newest first. Patients may ask about themselves. */
export const listAudit = operation(
  {
    name: 'list-audit',
    summary: 'Who looked at a record or changed it',
    who: ['patient', 'owner', 'auditor'],
    scope: 'read',
    input: z.strictObject({ patientId: id, ...paging }),
    result: pageOf(
      z.object({
        at: z.string(),
        actorKind: z.enum(['patient', 'caregiver', 'staff', 'system']),
        actorId: z.string().nullable(),
        actorName: z.string().nullable(),
        action: z.string(),
        subjectKind: z.string(),
        subjectId: z.string(),
      }),
    ),
    refusals: ['invalid-cursor'],
  },
  async ({ patientId, cursor, limit }, asked) => {
    const before = readCursor(cursor, timePosition)
    return asked.database.within(scopeOf(asked.actor), async (tx) => {
      let query = tx.db
        .selectFrom('audit as a')
        .leftJoin('staff as s', (join) =>
          join.onRef('s.clinic_id', '=', 'a.clinic_id').onRef('s.id', '=', 'a.actor_id'),
        )
        .select(['a.id', 'a.at', 'a.actor_kind', 'a.actor_id', 's.name', 'a.action', 'a.subject_kind', 'a.subject_id'])
        .where('a.patient_id', '=', patientId)
      if (before) {
        const [at, auditId] = before
        query = query.where(({ eb, refTuple, tuple }) =>
          eb(refTuple('a.at', 'a.id'), '<', tuple(instantAt(at), auditId) as never),
        )
      }
      const rows = await query
        .orderBy('a.at', 'desc')
        .orderBy('a.id', 'desc')
        .limit(limit + 1)
        .execute()
      await audit(tx, asked, { action: 'list-audit', subjectKind: 'patient', subjectId: patientId, patientId })
      return pageFrom(
        rows,
        limit,
        (row) => ({
          at: row.at.toString(),
          actorKind: row.actor_kind,
          actorId: row.actor_id,
          actorName: row.name,
          action: row.action,
          subjectKind: row.subject_kind,
          subjectId: row.subject_id,
        }),
        (row) => [row.at.toString(), row.id],
      )
    })
  },
)
