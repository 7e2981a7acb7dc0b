import { LEVELS, rank } from '@anagen/kb'
import { z } from 'zod'
import { CASE_STATES, caseShape } from '../cases/case-shape.ts'
import { type CaseRow, selectCases, showCase } from '../cases/find-case.ts'
import { instantAt } from '../database/statement.ts'
import type { Tx } from '../database/transaction.ts'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { audit } from '../records/audit.ts'
import { pageFrom, readCursor } from '../records/cursor.ts'
import { id, instant, paging } from '../records/fields.ts'
import { namesOf } from '../records/names.ts'

const UNRESOLVED = CASE_STATES.filter((state) => state !== 'resolved')

const input = z.strictObject({
  state: z.enum(['open', 'acknowledged', 'contacted']).optional().describe('default: all that are not resolved'),
  level: z.enum(LEVELS).optional().describe('this level or a higher one'),
  ownerId: id.optional(),
  ...paging,
})
type Filter = Pick<z.output<typeof input>, 'state' | 'level' | 'ownerId'>

const position = z.tuple([z.number().int().min(1).max(5), instant, z.uuid()])

/** The cases that somebody must look at: worst first, then the one that waits longest. */
export const listQueue = operation(
  {
    name: 'list-queue',
    summary: 'The queue: worst first, then waiting time',
    who: ['nurse', 'clinician', 'owner', 'assistant', 'auditor'],
    scope: 'read',
    input,
    result: z.object({
      items: z.array(caseShape.extend({ patientName: z.string() })).readonly(),
      next: z.string().nullable(),
      total: z.number().describe('cases under this filter, on all pages'),
      counts: z.record(z.enum(UNRESOLVED), z.number()).describe('cases by state under the same level and owner'),
    }),
    refusals: ['invalid-cursor'],
  },
  async ({ cursor, limit, ...filter }, asked) => {
    const after = readCursor(cursor, position)
    const now = asked.now()
    return asked.database.within(scopeOf(asked.actor), async (tx) => {
      // sent in this order: a case that is opened in between is counted and not yet listed, never listed under "nobody waits"
      const [rows, counts] = await Promise.all([findRows(tx, filter, after, limit + 1), countByState(tx, filter)])
      const names = await namesOf(
        tx,
        asked,
        rows.map((row) => row.patient_id),
      )
      await audit(tx, asked, {
        action: 'list-queue',
        subjectKind: 'clinic',
        subjectId: asked.actor.clinicId,
        detail: { rows: Math.min(rows.length, limit) },
      })
      const show = (row: CaseRow) => ({ ...showCase(row, now), patientName: names.get(row.patient_id) ?? '' })
      const page = pageFrom(rows, limit, show, (row) => [row.severity, row.opened_at.toString(), row.id])
      const states = filter.state ? [filter.state] : UNRESOLVED
      return { ...page, total: states.reduce((sum, state) => sum + counts[state], 0), counts }
    })
  },
)

const matching = (tx: Tx, { level, ownerId }: Filter) => {
  let query = selectCases(tx).where('c.state', '<>', 'resolved')
  if (level) query = query.where('c.severity', '>=', rank(level) + 1)
  if (ownerId) query = query.where('c.owner_id', '=', ownerId)
  return query
}

const findRows = (
  tx: Tx,
  filter: Filter,
  after: z.output<typeof position> | null,
  most: number,
): Promise<CaseRow[]> => {
  let query = matching(tx, filter)
  if (filter.state) query = query.where('c.state', '=', filter.state)
  if (after) {
    const [severity, openedAt, caseId] = after
    query = query.where(({ eb, and, or, refTuple, tuple }) =>
      or([
        eb('c.severity', '<', severity),
        and([
          eb('c.severity', '=', severity),
          eb(refTuple('c.opened_at', 'c.id'), '>', tuple(instantAt(openedAt), caseId) as never),
        ]),
      ]),
    )
  }
  return query.orderBy('c.severity', 'desc').orderBy('c.opened_at').orderBy('c.id').limit(most).execute()
}

const countByState = async (tx: Tx, filter: Filter): Promise<Record<'open' | 'acknowledged' | 'contacted', number>> => {
  const rows = await matching(tx, filter)
    .clearSelect()
    .select(({ fn }) => ['c.state', fn.countAll<number>().as('n')])
    .groupBy('c.state')
    .execute()
  const counts = { open: 0, acknowledged: 0, contacted: 0 }
  for (const { state, n } of rows) if (state !== 'resolved') counts[state] = n
  return counts
}
