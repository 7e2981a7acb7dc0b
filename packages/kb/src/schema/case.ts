import { z } from 'zod'
import { LEVELS } from '../levels.ts'
import { id, text } from './common.ts'

const level = z.enum(LEVELS)

/** One worked case: a sentence that a clinician can sign, a report, and the level it must get. */
const workedCase = z.strictObject({
  id,
  sentence: text,
  /** what was done, as `--did` takes it: `prp@30h` */
  did: z.array(text),
  /** treatments that the knowledge base does not have, in words */
  unknown_treatments: z.array(text).optional(),
  say: text.optional(),
  /** `id[:grade][:trend]` */
  signs: z.array(text).optional(),
  temperature: text.optional(),
  modifiers: z.array(text).optional(),
  earlier: z.array(z.strictObject({ hours_ago: z.number().positive(), signs: z.array(text) })).optional(),
  kind: z.enum(['normal', 'boundary', 'complication', 'red-flag', 'fever', 'modifier', 'unknown']),
  expect: z.strictObject({
    level: level.optional(),
    at_least: level.optional(),
    at_most: level.optional(),
    not_understood: z.array(text).optional(),
    asks: z.array(text).optional(),
  }),
  /** ids of the facts that the case exercises */
  facts: z.array(text),
  because: text,
  sources: z.array(text),
  reviewed_by: text.nullable(),
})
export type WorkedCase = z.infer<typeof workedCase>

/** One file of knowledge/cases. */
export const caseFile = z.array(workedCase)
