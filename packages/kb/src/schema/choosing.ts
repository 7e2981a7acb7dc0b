import { z } from 'zod'
import {
  COMPARE_TEXTS,
  CRITERIA,
  INTERACTION_EFFECTS,
  INTERACTION_TEXTS,
  PLAN_TEXTS,
  SCALES,
  SUITABILITY,
  SUITABILITY_TEXTS,
} from '../choosing-names.ts'
import { id, sourceRef, sourceRefs, sources, text, unsourced } from './common.ts'

const span = z.tuple([z.number(), z.number()])

const trait = z.strictObject({
  id,
  group: id,
  label: text,
  says: z.array(z.string().regex(/^[^A-Z]+$/, 'write it in lower case')),
  implies: z.array(id).optional(),
  excludes: z.array(id).optional(),
  rules_out: z.array(id).optional(),
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
  fillers: z.array(text),
  negations: z.array(text),
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

/** knowledge/choosing/scales.yaml */
export const scalesFile = z.strictObject({
  version: z.number().int(),
  reviewed_by: text.nullable(),
  checked: text,
  scales: z.array(
    z.strictObject({
      id: z.enum(SCALES),
      name: text,
      sources: sourceRefs,
      stages: z.array(z.strictObject({ stage: z.number().int(), says: text })).min(2),
    }),
  ),
  sources,
})
export type ScalesFile = z.infer<typeof scalesFile>

/** knowledge/choosing/rules.yaml */
export const choosingRulesFile = z.strictObject({
  version: z.number().int(),
  reviewed_by: text.nullable(),
  checked: text,
  rules: z.array(
    z.strictObject({
      id,
      when: z.array(z.array(text).min(1)).min(1),
      level: z.enum(SUITABILITY).exclude(['suitable']),
      see: z.enum(['doctor', 'dermatologist', 'prescriber']).optional(),
      treatments: z.array(id).min(1).optional(),
      except: z.array(id).min(1).optional(),
      what: text,
      why: text,
      /** full ids such as fue/S17 */
      sources: z.array(text).optional(),
      unsourced,
    }),
  ),
})
export type ChoosingRulesFile = z.infer<typeof choosingRulesFile>

const origin = { source: sourceRef.optional(), sources: sourceRefs.optional(), unsourced }
const said = z.strictObject({ says: text, ...origin })
const saidShort = z.strictObject({ short: text, says: text, ...origin })

/** knowledge/choosing/nothing.yaml: not treating, as an option like any other. */
export const nothingFile = z.strictObject({
  version: z.number().int(),
  reviewed_by: text.nullable(),
  checked: text,
  name: text,
  what_it_is: said,
  evidence: z.strictObject({ level: text, says: text, ...origin }),
  first_results: saidShort,
  likely: z.strictObject({ in_100: span.nullable(), short: text, says: text, ...origin }),
  effects: said,
  complications: said,
  not_for: said,
  regulatory: said,
  upkeep: saidShort,
  stopping: saidShort,
  sources,
})
export type NothingFile = z.infer<typeof nothingFile>

/** knowledge/choosing/texts.yaml */
export const textsFile = z.strictObject({
  version: z.number().int(),
  reviewed_by: text.nullable(),
  plan: z.record(z.enum(PLAN_TEXTS), text),
  compare: z.record(z.enum(CRITERIA), text),
  compare_says: z.record(z.enum(COMPARE_TEXTS), text),
  suitability: z.record(z.enum(SUITABILITY_TEXTS), text),
  interaction_effects: z.record(text, z.enum(INTERACTION_EFFECTS)),
  interactions: z.record(z.enum(INTERACTION_TEXTS), text),
})
export type TextsFile = z.infer<typeof textsFile>
