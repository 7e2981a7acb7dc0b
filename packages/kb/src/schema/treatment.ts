import { z } from 'zod'
import {
  clock,
  disagreements,
  frequency,
  grade,
  hours,
  id,
  sourceRef,
  sourceRefs,
  sources,
  span,
  text,
  unsourced,
  urgency,
} from './common.ts'
import { pattern } from './pattern.ts'

export const CATEGORIES = [
  'injection',
  'surgical',
  'cosmetic-tattoo',
  'device',
  'cell-therapy',
  'topical',
  'oral',
  'supplement',
] as const

const effect = z.strictObject({
  id,
  term: text,
  plain: text,
  signs: z.array(id).min(1),
  frequency,
  onset_hours: span,
  resolves_hours: z.strictObject({ typical: span, upper: hours, disputed_until: hours }),
  max_expected_grade: grade,
  clock: clock.optional(),
  persists_while_used: z.boolean().optional(),
  after_stopping_hours: hours.optional(),
  max_duration_hours: hours.optional(),
  /** holds only when this was part of the session; until the report says so the effect is at most `watch` */
  only_with: id.optional(),
  self_care: z.array(text),
  not_normal_when: z.array(text),
  note: text.optional(),
  sources: sourceRefs,
  unsourced,
  disagreements,
})

const complication = z.strictObject({
  id,
  term: text,
  plain: text,
  signs: z.array(text),
  pattern,
  onset_hours: span,
  clock: clock.optional(),
  urgency,
  frequency,
  note: text.optional(),
  sources: sourceRefs,
  unsourced,
  disagreements,
})

const contraindication = z.strictObject({
  id,
  what: text,
  strength: z.enum(['absolute', 'relative']),
  why: text,
  source: sourceRef.nullable(),
  unsourced,
})

const interaction = z.strictObject({
  id,
  what: text,
  rule: text,
  from_hours: hours,
  to_hours: hours,
  clock: clock.optional(),
  why: text,
  source: sourceRef.nullable(),
  unsourced,
})

const precare = z.strictObject({
  id,
  instruction: text,
  from_hours: hours,
  to_hours: hours,
  strength: z.enum(['must', 'should', 'may']),
  why: text,
  sources: sourceRefs,
  unsourced,
  disagreements,
})

export const TOPICS = [
  'washing',
  'medication',
  'exercise',
  'touching',
  'hair-products',
  'heat',
  'sun',
  'alcohol',
  'hats',
  'smoking',
  'sleep',
  'food',
  'other',
] as const

const aftercare = precare.extend({ kind: z.enum(['avoid', 'do', 'allowed-from']), topic: z.enum(TOPICS) })

const claim = z.strictObject({
  id,
  claim: text,
  verdict: z.union([z.boolean(), text]),
  why: text,
  sources: sourceRefs,
  unsourced,
})

const question = z.strictObject({ id, q: text, a: text, facts: z.array(text), sources: sourceRefs, unsourced })

/** One file of knowledge/treatments. */
export const treatmentFile = z.strictObject({
  slug: id,
  name: text,
  also_known_as: z.array(text),
  category: z.enum(CATEGORIES),
  what_it_is: text,
  reviewed_by: text.nullable().optional(),
  checked: text.optional(),
  regulatory: z.array(z.strictObject({ jurisdiction: text, status: text, source: sourceRef.nullable(), unsourced })),
  evidence: z.strictObject({ level: text, summary: text, sources: sourceRefs, unsourced }),
  course: z.strictObject({
    sessions: span,
    interval_days: span,
    session_minutes: span.nullable(),
    maintenance: text,
    sources: sourceRefs,
    unsourced,
    disagreements,
  }),
  results: z.array(z.strictObject({ when: text, what: text, source: sourceRef.nullable(), unsourced })),
  contraindications: z.array(contraindication),
  interactions: z.array(interaction),
  precare: z.array(precare),
  aftercare: z.array(aftercare),
  effects: z.array(effect),
  complications: z.array(complication),
  myths_and_claims: z.array(claim),
  questions: z.array(question).optional(),
  seeds_say: z.array(z.strictObject({ seed: text, says: text, conflicts_with: text })),
  review_notes: z.array(text),
  sources,
})
export type RawTreatment = z.infer<typeof treatmentFile>
export type RawEffect = z.infer<typeof effect>
export type RawComplication = z.infer<typeof complication>
