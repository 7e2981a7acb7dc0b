import { LIMITS } from '@anagen/engine'
import { z } from 'zod'
import { grade, line, trend } from '../records/fields.ts'

/** What a patient says at one moment, besides what the clinic knows about them. */
export const saidShape = {
  say: z.string().max(LIMITS.sayCharacters).optional().describe('in their own words'),
  signs: z
    .array(
      z.strictObject({
        sign: z.string().max(100).optional().describe('id of the vocabulary'),
        words: z.string().max(1000).optional().describe('instead of an id, in their own words'),
        grade: grade.nullish(),
        trend: trend.nullish(),
      }),
    )
    .max(LIMITS.signs)
    .default([]),
  answers: z
    .array(
      z.strictObject({
        sign: z.string().max(100).describe('id of a sign that the words were taken for'),
        grade: grade.nullish(),
        trend: trend.nullish(),
        notMeant: z.literal(true).optional().describe('the words do not mean it: then nobody understood them'),
      }),
    )
    .max(LIMITS.signs)
    .optional()
    .describe('what the person answered about the signs in their words'),
  temperatureC: z.number().nullish().describe('measured, degrees Celsius'),
  modifiers: z
    .array(line(200))
    .max(LIMITS.modifiers)
    .default([])
    .describe('anything about them that matters: ids or words'),
}

export const said = z.object(saidShape)
export type Said = z.output<typeof said>
