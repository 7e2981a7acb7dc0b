import { z } from 'zod'
import { PLAN_TEXTS } from '../choosing-names.ts'
import { id, text } from './common.ts'

const span = z.tuple([z.number(), z.number()])

const trait = z.strictObject({
  id,
  group: id,
  label: text,
  says: z.array(z.string().regex(/^[^A-Z]+$/, 'write it in lower case')),
  implies: z.array(id).optional(),
  excludes: z.array(id).optional(),
  /** inclusive */
  from: z
    .strictObject({
      age: span.optional(),
      skin_type: span.optional(),
      norwood: span.optional(),
      ludwig: span.optional(),
      sinclair: span.optional(),
    })
    .optional(),
  never_stop: z.boolean().optional(),
})

/** knowledge/choosing/traits.yaml */
export const traitsFile = z.strictObject({
  version: z.number().int(),
  reviewed_by: text.nullable(),
  checked: text,
  groups: z.array(z.strictObject({ id, ask: text })).min(1),
  traits: z.array(trait).min(1),
})
export type TraitsFile = z.infer<typeof traitsFile>

/** knowledge/choosing/areas.yaml */
export const areasFile = z.strictObject({
  version: z.number().int(),
  reviewed_by: text.nullable(),
  checked: text,
  unsourced: text,
  review_minutes: z.number().int().positive(),
  areas: z.array(z.strictObject({ id, label: text, share: z.number().min(0).max(1) })).min(1),
})
export type AreasFile = z.infer<typeof areasFile>

/** knowledge/choosing/texts.yaml */
export const textsFile = z.strictObject({
  version: z.number().int(),
  reviewed_by: text.nullable(),
  plan: z.record(z.enum(PLAN_TEXTS), text),
})
export type TextsFile = z.infer<typeof textsFile>
