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

/** A sentence; with hours where it says no more than that the sign is still there after them, or where it holds only until then. */
const notNormal = z.union([
  text,
  z.strictObject({ text, still_after_hours: hours }),
  z.strictObject({ text, until_hours: hours }),
])

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
  /** without it the sign may be grave: until the report says so it is for the clinic */
  only_with_said: z.boolean().optional(),
  /** what the treatment is done for, and no complaint */
  hoped_for: z.boolean().optional(),
  self_care: z.array(text),
  not_normal_when: z.array(notNormal),
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

/** Who decides about a relative contraindication. */
const SEES = ['doctor', 'dermatologist', 'prescriber'] as const

/** traits, or `treatment/<slug>`; sessions of those treatments are kept out of these hours around a session of this one */
const apart = { with: z.array(text).min(1).optional(), apart_hours: z.tuple([hours, hours]).optional() }

const contraindication = z.strictObject({
  id,
  what: text,
  strength: z.enum(['absolute', 'relative']),
  why: text,
  source: sourceRef.nullable(),
  unsourced,
  /** any of these holds when all of its traits do (knowledge/choosing/traits.yaml); `barred/<slug>`: that treatment is not suitable */
  when: z.array(z.array(text).min(1)).min(1),
  /** of a relative one: who has to be asked before, so that it is more than a caution */
  see: z.enum(SEES).optional(),
  ...apart,
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
  ...apart,
  with: z.array(text).min(1),
  /** holds only for what a doctor prescribed (true), or only for what nobody did (false) */
  prescribed: z.boolean().optional(),
  /** it is the treatment itself that is paused or avoided, not what it is with */
  acts_on: z.literal('treatment').optional(),
  /** holds only when one of these traits does: what the mixture or the supplement holds */
  needs: z.array(id).min(1).optional(),
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
    where: z.enum(['clinic', 'home']),
    /** what each source asks for, where they disagree; the first one is planned by default */
    protocols: z
      .array(
        z.strictObject({
          id,
          says: text,
          sessions: span.nullable(),
          interval_days: span.nullable(),
          source: sourceRef.nullable(),
          unsourced,
        }),
      )
      .optional(),
    review: z.strictObject({
      after_days: span,
      of: z.enum(['first', 'last']),
      says: text,
      source: sourceRef.nullable(),
      unsourced,
    }),
    /** `every_days: null`: no further sessions, or none that a source supports */
    upkeep: z.strictObject({ every_days: span.nullable(), says: text, source: sourceRef.nullable(), unsourced }),
    /** what happens on stopping; `short`: in three words */
    stopping: z.strictObject({ says: text, short: text, source: sourceRef.nullable(), unsourced }),
    sources: sourceRefs,
    unsourced,
    disagreements,
  }),
  outlook: z.strictObject({
    first_results: z.strictObject({ short: text, says: text, source: sourceRef.nullable(), unsourced }),
    likely: z.strictObject({
      in_100: span.nullable(),
      short: text,
      says: text,
      source: sourceRef.nullable(),
      unsourced,
    }),
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
