import { z } from 'zod'
import { grade, id, text } from './common.ts'

/** A phrase people say; alone it carries the lowest grade of its sign, as an object a grade of its own. */
const phrase = z.union([text, z.strictObject({ phrase: text, grade })])

const sign = z.strictObject({
  id,
  plain: text,
  group: id,
  ctcae: z.strictObject({ term: text, version: z.number().int() }).nullable(),
  grades: z.strictObject({ 1: text.optional(), 2: text.optional(), 3: text.optional(), 4: text.optional() }),
  never_calm: z.boolean(),
  /** something hoped for: that it is not there is no all-clear */
  wanted: z.boolean().optional(),
  says: z.array(phrase).min(1),
  not: z.array(z.strictObject({ phrase: text, means: id })),
  ask: text,
  places: z.array(id),
  often_with: z.array(id),
  sources: z.array(z.string().regex(/^[a-z0-9-]+\/S\d+$/, 'write a source id with its file, such as red-flags/S4')),
})

const phrases = z.array(text).min(1)
const timed = z.strictObject({ phrases, hours: z.number().min(0) })

/** knowledge/signs.yaml: the controlled vocabulary and the words around it. */
export const signsFile = z.strictObject({
  version: z.number().int(),
  reviewed_by: text.nullable(),
  checked: text.optional(),
  places: z.array(id),
  groups: z.array(id),
  severity_words: z.strictObject({ 1: phrases, 2: phrases, 3: phrases, 4: phrases }),
  trend_words: z.strictObject({ better: phrases, same: phrases, worse: phrases, new: phrases }),
  negations: z.strictObject({ absent: phrases, resolved: phrases, scope_ends: phrases, not_negations: phrases }),
  uncertainty_words: phrases,
  time_words: z.strictObject({
    just_now: timed,
    today: timed,
    yesterday: timed,
    few_days: timed,
    week: timed,
    fortnight: timed,
    month: timed,
    quarter: timed,
    half_year: timed,
    year: timed,
    units: z.record(id, phrases),
    clock: phrases,
    duration: phrases,
    duration_long: phrases,
  }),
  spread_words: phrases,
  since_gap_words: phrases,
  side_words: z.strictObject({ one: phrases, both: phrases }),
  temperature_words: z.strictObject({
    celsius: phrases,
    fahrenheit: phrases,
    fever_guess: phrases,
    measured: phrases,
    hidden_by: phrases,
  }),
  signs: z.array(sign),
})
export type RawSigns = z.infer<typeof signsFile>
