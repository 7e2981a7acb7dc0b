import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { Tables } from '../database/tables.ts'

/** How far a replay is. */
export const progressShape = z
  .object({
    replayId: z.string(),
    since: z.string(),
    keep: z.boolean().describe('false: nothing is stored but what would change'),
    knowledgeDigest: z.string(),
    startedAt: z.string(),
    finishedAt: z.string().nullable().describe('null: it goes on'),
    total: z
      .number()
      .describe('check-ins that there were as it began; those that come in meanwhile are judged by what is known now'),
    looked: z.number(),
    changed: z.number(),
    raised: z.number().describe('of them, those that became more serious'),
    unjudged: z.number().describe('check-ins that the new knowledge cannot read: somebody must look at them'),
  })
  .meta({ id: 'ReplayProgress' })
export type Progress = z.output<typeof progressShape>

export const progressOf = (row: Selectable<Tables['replay']>): Progress => ({
  replayId: row.id,
  since: row.since.toString(),
  keep: row.keep,
  knowledgeDigest: row.knowledge_digest,
  startedAt: row.started_at.toString(),
  finishedAt: row.finished_at?.toString() ?? null,
  total: Math.max(row.total, row.looked),
  looked: row.looked,
  changed: row.changed,
  raised: row.raised,
  unjudged: row.unjudged,
})
