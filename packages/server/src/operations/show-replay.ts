import { LEVELS } from '@anagen/kb'
import { z } from 'zod'
import { instantAt } from '../database/statement.ts'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { orRefuse } from '../operation/refusal.ts'
import { audit } from '../records/audit.ts'
import { pageFrom, readCursor, timePosition } from '../records/cursor.ts'
import { id, pageOf, paging } from '../records/fields.ts'
import { progressOf, progressShape } from '../replay/progress.ts'

const change = z.object({
  checkInId: z.string(),
  patientId: z.string(),
  receivedAt: z.string(),
  from: z.enum(LEVELS),
  to: z.enum(LEVELS).nullable().describe('null: the new knowledge cannot read it, so that somebody must look'),
})

/** How far one replay is, and whose answers are other ones by it. */
export const showReplay = operation(
  {
    name: 'show-replay',
    summary: 'How far judging again is, and who would be told something else',
    who: ['owner', 'clinician'],
    scope: 'read',
    input: z.strictObject({ replayId: id, ...paging }),
    result: z.object({ progress: progressShape, changes: pageOf(change) }),
    refusals: ['replay-not-found', 'invalid-cursor'],
  },
  async ({ replayId, cursor, limit }, asked) => {
    const after = readCursor(cursor, timePosition)
    return asked.database.within(scopeOf(asked.actor), async (tx) => {
      const found = orRefuse(
        await tx.db.selectFrom('replay').selectAll().where('id', '=', replayId).executeTakeFirst(),
        'replay-not-found',
        'Nothing was judged again under this id.',
      )
      let query = tx.db.selectFrom('replay_change').selectAll().where('replay_id', '=', replayId)
      if (after) {
        const [at, checkInId] = after
        query = query.where(({ eb, refTuple, tuple }) =>
          eb(refTuple('received_at', 'check_in_id'), '>', tuple(instantAt(at), checkInId) as never),
        )
      }
      const rows = await query
        .orderBy('received_at')
        .orderBy('check_in_id')
        .limit(limit + 1)
        .execute()
      await audit(tx, asked, {
        action: 'show-replay',
        subjectKind: 'replay',
        subjectId: replayId,
        detail: { shown: Math.min(rows.length, limit) },
      })
      const changes = pageFrom(
        rows,
        limit,
        (row) => ({
          checkInId: row.check_in_id,
          patientId: row.patient_id,
          receivedAt: row.received_at.toString(),
          from: row.from_level,
          to: row.to_level,
        }),
        (row) => [row.received_at.toString(), row.check_in_id],
      )
      return { progress: progressOf(found), changes }
    })
  },
)
