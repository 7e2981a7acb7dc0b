import { LEVELS } from '@anagen/kb'
import { z } from 'zod'
import { CASE_STATES, caseShape } from '../cases/case-shape.ts'
import { type CaseRow, showCase } from '../cases/find-case.ts'
import { countQueue, findQueue } from '../cases/find-queue.ts'
import { whyShape, whysOf, worstVerdicts } from '../cases/why.ts'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { audit } from '../records/audit.ts'
import { pageFrom, readCursor } from '../records/cursor.ts'
import { id, instant, paging } from '../records/fields.ts'
import { calledOf } from '../records/names.ts'

const UNRESOLVED = CASE_STATES.filter((state) => state !== 'resolved')

const input = z.strictObject({
  state: z.enum(['open', 'acknowledged', 'contacted']).optional().describe('default: all that are not resolved'),
  level: z.enum(LEVELS).optional().describe('this level or a higher one'),
  ownerId: id.optional(),
  ...paging,
})

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
      items: z
        .array(
          caseShape.extend({
            patientName: z.string(),
            why: whyShape
              .nullable()
              .describe('the worst finding; null: it is about no check-in, or that cannot be read'),
          }),
        )
        .readonly(),
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
      const [rows, counts] = await Promise.all([findQueue(tx, filter, after, limit + 1), countQueue(tx, filter)])
      const [called, verdicts] = await Promise.all([
        calledOf(
          tx,
          asked,
          rows.map((row) => row.patient_id),
        ),
        worstVerdicts(tx, rows),
      ])
      const whys = whysOf(asked.actor.clinicId, rows, verdicts, called)
      await audit(tx, asked, {
        action: 'list-queue',
        subjectKind: 'clinic',
        subjectId: asked.actor.clinicId,
        detail: { rows: Math.min(rows.length, limit) },
      })
      const show = (row: CaseRow) => ({
        ...showCase(row, now),
        patientName: called.get(row.patient_id)?.name ?? '',
        why: whys.get(row.check_in_id ?? '') ?? null,
      })
      const page = pageFrom(rows, limit, show, (row) => [row.severity, row.opened_at.toString(), row.id])
      const states = filter.state ? [filter.state] : UNRESOLVED
      return { ...page, total: states.reduce((sum, state) => sum + counts[state], 0), counts }
    })
  },
)
