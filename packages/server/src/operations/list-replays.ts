import { z } from 'zod'
import { instantAt } from '../database/statement.ts'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { pageFrom, readCursor, timePosition } from '../records/cursor.ts'
import { pageOf, paging } from '../records/fields.ts'
import { progressOf, progressShape } from '../replay/progress.ts'

/** What was judged again after the knowledge changed, and how far that is; newest first. */
export const listReplays = operation(
  {
    name: 'list-replays',
    summary: 'What was judged again after the knowledge changed, and how far it is',
    who: ['owner', 'clinician'],
    scope: 'read',
    input: z.strictObject({ ...paging }),
    result: pageOf(progressShape),
    refusals: ['invalid-cursor'],
  },
  async ({ cursor, limit }, asked) => {
    const before = readCursor(cursor, timePosition)
    return asked.database.within(scopeOf(asked.actor), async ({ db }) => {
      let query = db.selectFrom('replay').selectAll()
      if (before) {
        const [at, replayId] = before
        query = query.where(({ eb, refTuple, tuple }) =>
          eb(refTuple('started_at', 'id'), '<', tuple(instantAt(at), replayId) as never),
        )
      }
      const rows = await query
        .orderBy('started_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute()
      return pageFrom(rows, limit, progressOf, (row) => [row.started_at.toString(), row.id])
    })
  },
)
