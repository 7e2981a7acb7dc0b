import { LEVELS } from '@anagen/kb'
import { z } from 'zod'

export const CASE_STATES = ['open', 'acknowledged', 'contacted', 'resolved'] as const
const CASE_CAUSES = ['check-in', 'missed-check-in', 'session-amended', 'knowledge-changed', 'unread-message'] as const

/** A case as lists and answers show it. */
export const caseShape = z
  .object({
    caseId: z.string(),
    patientId: z.string(),
    checkInId: z.string().nullable(),
    cause: z.enum(CASE_CAUSES),
    level: z.enum(LEVELS),
    state: z.enum(CASE_STATES),
    ownerId: z.string(),
    ownerName: z.string(),
    openedAt: z.string(),
    dueAt: z.string(),
    overdue: z.boolean().describe('nobody acknowledged it in time'),
    acknowledgedAt: z.string().nullable(),
    resolvedAt: z.string().nullable(),
    touchedAt: z.string().nullable().describe('when somebody last did something about it; null: nobody has'),
    askedAboutAt: z
      .string()
      .nullable()
      .describe(
        'when its owner is reminded, and after that when it goes to the next person; null: nobody has taken it',
      ),
    passedOn: z.number().int().describe('how often it went to the next person because nobody saw to it in time'),
    idle: z.boolean().describe('somebody took it and noted nothing for longer than its level allows'),
  })
  .meta({ id: 'Case' })
export type CaseShown = z.output<typeof caseShape>
