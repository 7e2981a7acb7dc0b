import { z } from 'zod'
import { grade, id, text } from './common.ts'

const block = z.string()
const phrases = z.array(text)
const range = z.tuple([z.number(), z.number()])
const byName = <T extends z.ZodType>(value: T) => z.record(z.string(), value)

const pulse = z.strictObject({ from: z.number(), to: z.number(), sign: id, grade })

/** knowledge/words/measures.yaml: numbers, times and temperatures in words. */
export const measuresFile = z.strictObject({
  ones: block,
  tens: block,
  hundred: text,
  point: text,
  vague: byName(z.number()),
  articles: block,
  of: text,
  and: text,
  half: text,
  to: block,
  unit_hours: byName(z.number().min(0)),
  woke: z.number().min(0),
  stretches: z.strictObject({
    long_hours: z.number().min(0),
    whole: phrases,
    before: phrases,
    after: phrases,
    ordinal_ends: phrases,
    ordinals: phrases,
    clock: phrases,
    ahead: phrases,
    said: phrases,
    not_before: phrases,
    not_after: phrases,
  }),
  since: block,
  lasting: block,
  about: block,
  about_exactly: block,
  ago: block,
  now: block,
  counted: block,
  pulse: z.strictObject({
    cues: block,
    fast: pulse,
    slow: pulse,
    rise: z.strictObject({
      by: z.number(),
      from: z.number(),
      sign: id,
      grade,
      of: block,
      more: block,
      falls: block,
      other: block,
    }),
  }),
  vitals: z.array(z.strictObject({ cues: block, healthy: range.optional(), over: range.optional() })),
  hairs: z.strictObject({ cues: block, per: block, many: pulse }),
  growing: z.strictObject({ earlier: block, now: block, not_of: block }),
  was_then: z.strictObject({
    was: block,
    much: block,
    worse: block,
    better: block,
    times: block,
    pointed: block,
    colors: block,
    told_of: block,
    of: block,
    sized: block,
    past: block,
    phrases: block,
    never: block,
  }),
  temperature: z.strictObject({
    cues: block,
    degrees: block,
    celsius: range,
    fahrenheit: range,
    bare_celsius: range,
    bare_fahrenheit: range,
    normal: block,
    weather: block,
  }),
})
