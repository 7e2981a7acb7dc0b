import type { Verdict } from '@anagen/engine'
import { LEVELS, RULES } from '@anagen/kb'
import { z } from 'zod'

const texts = z.array(z.string()).readonly()
const span = z.tuple([z.number(), z.number()]).readonly()

/** The verdict of the engine as it goes over the wire. */
export const verdictShape = z
  .object({
    level: z.enum(LEVELS),
    headline: z.string(),
    findings: z
      .array(
        z.object({
          level: z.enum(LEVELS),
          rule: z.enum(RULES),
          sign: z.string().nullable(),
          withSigns: texts,
          treatment: z.string().nullable(),
          facts: texts,
          sources: texts,
          window: z
            .object({
              clock: z.string(),
              onset: span,
              typical: span,
              upper: z.number(),
              disputedUntil: z.number(),
              at: z.number(),
              maxGrade: z.literal([1, 2, 3, 4]),
            })
            .nullable(),
          because: z.string(),
          raisedBy: texts,
        }),
      )
      .readonly(),
    notUnderstood: texts,
    do: texts,
    selfCare: texts,
    callIf: texts,
    ask: z
      .array(
        z.object({
          about: z.string(),
          kind: z.enum([
            'grade',
            'confirm-grade',
            'trend',
            'began',
            'time',
            'treatment',
            'part',
            'temperature',
            'words',
          ]),
          question: z.string(),
          matters: texts,
        }),
      )
      .readonly(),
    checkAgainHours: z.number(),
    holdsHours: z.number(),
    knowledgeDigest: z.string(),
  })
  .meta({ id: 'Verdict' }) satisfies z.ZodType<Verdict>
