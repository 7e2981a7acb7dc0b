import { z } from 'zod'
import { id, sourceRefs, sources, text, unsourced } from './common.ts'

const line = z.strictObject({
  number: text,
  name: text.optional(),
  service: text.optional(),
  regions: z.array(text).optional(),
  note: text.optional(),
  sources: sourceRefs,
  unsourced,
})
const country = z.strictObject({
  code: z.string().regex(/^[A-Z]{2}$/, 'write an ISO 3166 alpha-2 code such as GB'),
  name: text,
  emergency: z.array(line).min(1),
  advice: z.array(line).optional(),
  poison: z.array(line).optional(),
  crisis: z.array(line).optional(),
  note: text.optional(),
})

/** knowledge/emergency.yaml: whom to call, per country. */
export const emergencyFile = z.strictObject({
  version: z.number().int(),
  checked: text,
  reviewed_by: text.nullable().optional(),
  default: z.strictObject({ lines: z.array(line).min(1), say: text.optional(), note: text.optional() }),
  countries: z.array(country).min(1),
  review_notes: z.array(text).optional(),
  sources,
})
export type EmergencyFile = z.infer<typeof emergencyFile>

/** knowledge/habits.yaml: everyday hair care, and the retail products that articles mention. */
export const habitsFile = z.strictObject({
  version: z.number().int(),
  checked: text.optional(),
  reviewed_by: text.nullable().optional(),
  habits: z.array(
    z.strictObject({
      id,
      topic: id,
      advice: text,
      evidence: z.enum(['strong', 'moderate', 'weak', 'none', 'unknown']),
      why: text,
      seeds_say: text.optional(),
      sources: sourceRefs,
      unsourced,
      disagreements: text.optional(),
    }),
  ),
  products_mentioned: z.array(
    z.strictObject({
      id,
      what: text,
      seed: text.optional(),
      claim: text.optional(),
      evidence: z.enum(['strong', 'moderate', 'weak', 'none', 'unknown']),
      why: text,
      sources: sourceRefs,
      unsourced,
    }),
  ),
  review_notes: z.array(text).optional(),
  sources,
})
export type HabitsFile = z.infer<typeof habitsFile>
