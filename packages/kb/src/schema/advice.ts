import { z } from 'zod'
import { LEVELS } from '../levels.ts'
import { ASKS, RULES } from '../rules.ts'
import { text } from './common.ts'

const level = z.strictObject({
  headline: text,
  do: z.array(text),
  check_again_hours: z.number().min(0),
  holds_hours: z.number().min(0),
  unsourced: text,
})

/** knowledge/advice.yaml: the sentences that a verdict is made of. */
export const adviceFile = z.strictObject({
  version: z.number().int(),
  reviewed_by: text.nullable(),
  levels: z.record(z.enum(LEVELS), level),
  rules: z.record(z.enum(RULES), text),
  /** said instead where the effect is one that is hoped for: growth is not "gone" */
  hoped: z.partialRecord(z.enum(RULES), text),
  asks: z.record(z.enum(ASKS), text),
  call_if: z.strictObject({ worse: text, new: text, general: z.array(text).min(1), general_facts: z.array(text) }),
  notes: z.strictObject({ assumed_grade: text, not_reviewed: text, decision_support: text }),
})
export type AdviceFile = z.infer<typeof adviceFile>
