import { z } from 'zod'
import { instantAt } from '../database/statement.ts'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { audit } from '../records/audit.ts'
import { pageFrom, readCursor, timePosition } from '../records/cursor.ts'
import { line, pageOf, paging } from '../records/fields.ts'
import { lookThrough } from '../records/look-through.ts'
import { namesOf } from '../records/names.ts'

/** The patients of the clinic, newest first; all, or those who are called what was typed. */
export const listPatients = operation(
  {
    name: 'list-patients',
    summary: 'The patients of the clinic, newest first, or those of a name',
    who: ['nurse', 'clinician', 'owner', 'assistant', 'auditor'],
    scope: 'read',
    input: z.strictObject({
      q: line(200)
        .optional()
        .describe(
          'words of a name, a mail address with its @, or four digits or more of a telephone number; a page of fewer than limit may have a next one',
        ),
      ...paging,
    }),
    result: pageOf(
      z.object({ patientId: z.string(), name: z.string(), registeredAt: z.string(), erased: z.boolean() }),
    ),
    refusals: ['invalid-cursor'],
  },
  async ({ q, cursor, limit }, asked) => {
    const before = readCursor(cursor, timePosition)
    return asked.database.within(scopeOf(asked.actor), async (tx) => {
      await audit(tx, asked, { action: 'list-patients', subjectKind: 'clinic', subjectId: asked.actor.clinicId })
      if (q !== undefined) return lookThrough(tx, asked, { typed: q, after: before, limit })
      let query = tx.db.selectFrom('patient').select(['id', 'created_at', 'erased_at'])
      if (before) {
        const [createdAt, patientId] = before
        query = query.where(({ eb, refTuple, tuple }) =>
          eb(refTuple('created_at', 'id'), '<', tuple(instantAt(createdAt), patientId) as never),
        )
      }
      const rows = await query
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute()
      const names = await namesOf(
        tx,
        asked,
        rows.map((row) => row.id),
      )
      return pageFrom(
        rows,
        limit,
        (row) => ({
          patientId: row.id,
          name: names.get(row.id) ?? '',
          registeredAt: row.created_at.toString(),
          erased: row.erased_at !== null,
        }),
        (row) => [row.created_at.toString(), row.id],
      )
    })
  },
)
