import { z } from 'zod'
import { CRITERIA, INTERACTION_EFFECTS, PLAN_TEXTS, SUITABILITY } from '../choosing-names.ts'
import { id, text } from './common.ts'

const common = {
  id,
  facts: z.array(text),
  because: text,
  sources: z.array(text),
  reviewed_by: text.nullable(),
}
const sentence = { sentence: text }
const words = z.array(text).optional()
const count = z.number().int().optional()

/** What somebody says about themselves, and the levels that must come out. */
const suitabilityCase = z.strictObject({
  ...common,
  ...sentence,
  told: z.strictObject({
    age: count,
    sex: text.optional(),
    skin: count,
    norwood: count,
    ludwig: count,
    sinclair: count,
    has: words,
    not: words,
    takes: words,
    allergies: words,
  }),
  expect: z.strictObject({
    levels: z.record(id, z.enum(SUITABILITY)),
    settled: words,
    unsettled: words,
    asks: words,
    not_checked: words,
  }),
})

const interactionsCase = z.strictObject({
  ...sentence,
  id,
  treatments: z.array(id),
  items: z.array(z.strictObject({ words: text, prescribed: z.boolean().optional() })),
  expect: z.array(
    z.strictObject({
      fact: text,
      effect: z.enum(INTERACTION_EFFECTS),
      conditional: z.boolean().optional(),
      item: text.optional(),
    }),
  ),
  nothing_known: z.array(z.tuple([id, text])).optional(),
  not_checked: words,
  because: text,
  sources: z.array(text),
  reviewed_by: text.nullable(),
})

const courseCase = z.strictObject({
  ...common,
  ...sentence,
  /** as `anagen course` takes them */
  courses: z.array(text).min(1),
  today: text.optional(),
  zone: text.optional(),
  open: words,
  closed: words,
  away: words,
  practitioner: text.optional(),
  until: text.optional(),
  expect: z.strictObject({
    dates: words,
    first: text.optional(),
    at: text.optional(),
    start: text.optional(),
    gaps: z.record(id, z.tuple([z.number(), z.number()])).optional(),
    count: z.record(id, z.number().int()).optional(),
    weekday: count,
    protocols: words,
    /** sessions of the second lie not within so many days after one of the first */
    apart: z.tuple([id, id, z.number()]).optional(),
    notes: text.optional(),
    refused: z.enum(PLAN_TEXTS).optional(),
    binding: words,
    says: text.optional(),
  }),
})

const comparisonCase = z.strictObject({
  ...common,
  option: id,
  criterion: z.enum(CRITERIA),
  expect: z.strictObject({ short: text.optional(), says: text.optional(), known: z.boolean().optional() }),
})

/** The files of knowledge/cases/choosing, by name. */
export const choosingCaseFiles = {
  suitability: z.array(suitabilityCase),
  interactions: z.array(interactionsCase),
  courses: z.array(courseCase),
  comparison: z.array(comparisonCase),
}
export type SuitabilityCase = z.infer<typeof suitabilityCase>
export type InteractionsCase = z.infer<typeof interactionsCase>
export type CourseCase = z.infer<typeof courseCase>
export type ComparisonCase = z.infer<typeof comparisonCase>
