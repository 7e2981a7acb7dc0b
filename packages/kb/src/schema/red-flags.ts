import { z } from 'zod'
import { LEVELS } from '../levels.ts'
import { id, sourceRefs, sources, span, text, unsourced, urgency } from './common.ts'
import { alternatives, pattern } from './pattern.ts'

const redFlag = z.strictObject({
  id,
  term: text,
  plain: text,
  applies_to: z.array(text).min(1),
  signs: z.array(text),
  pattern,
  window_hours: span,
  usual_onset_hours: span,
  any_time: z.boolean(),
  urgency,
  do_now: z.array(text).optional(),
  step_down: text.optional(),
  step_up: text.optional(),
  split_from: id.optional(),
  why: text.optional(),
  note: text.optional(),
  sources: sourceRefs,
  unsourced,
  disagreements: text.optional(),
})

const feverRule = z.strictObject({
  id,
  min_c: z.number().nullable(),
  max_c: z.number().nullable(),
  when: text,
  pattern,
  urgency,
  why: text,
  sources: sourceRefs,
  unsourced,
})

/** What a thermometer reading counts as, degrees Celsius. */
const readings = z.strictObject({
  fever_from: z.number(),
  grade_2_above: z.number(),
  grade_3_above: z.number(),
  low_below: z.number(),
  felt_counts_as: z.number(),
  sources: sourceRefs,
})

const shift = z.strictObject({
  by: z.number().int().min(0).max(2),
  red_flags: z.array(id).optional(),
  complications: z.array(id).optional(),
  sign_groups: z.array(id).optional(),
  levels: z.array(z.enum(LEVELS)).optional(),
  all: z.boolean().optional(),
  when: alternatives.optional(),
  note: text.optional(),
})

const atLeast = z.strictObject({
  level: urgency,
  any: alternatives,
  treatments: z.array(id).optional(),
  with_another_sign: z.boolean().optional(),
})

const modifier = z.strictObject({
  id,
  who: text,
  says: z.array(text).min(1),
  shifts: z.array(shift),
  at_least: z.array(atLeast).optional(),
  also: z.array(text),
  /** the condition is this sign in itself, for treatments with a complication that rests on it */
  implies_sign: id.optional(),
  sources: sourceRefs,
  unsourced,
})

/** knowledge/red-flags.yaml: what wins over every window, the fever rules, and who is at more risk. */
export const redFlagsFile = z.strictObject({
  version: z.number().int(),
  reviewed_by: text.nullable().optional(),
  checked: text.optional(),
  urgency_levels: z.record(z.enum(['contact', 'urgent', 'emergency']), text),
  red_flags: z.array(redFlag),
  fever_thresholds: z.strictObject({
    readings,
    how_to_measure: text,
    rules: z.array(feverRule),
    disagreements: text.optional(),
  }),
  sign_groups: z.record(id, z.array(id)),
  modifiers: z.array(modifier),
  review_notes: z.array(text),
  sources,
})
export type RawRedFlags = z.infer<typeof redFlagsFile>
