import { z } from 'zod'
import { grade, id, trend, urgency } from './common.ts'

/**
 * One condition on one sign. Hours count on the clock of the complication; `grade` means at least, a `trend` at least as bad as;
 * `temperature_at_least` (degrees Celsius) looks at the measured temperature, a felt fever without one counts as 38.0.
 */
export const patternItem = z.union([
  id,
  z
    .strictObject({
      /** absent only where the item asks for a modifier alone */
      sign: id.optional(),
      grade: grade.optional(),
      trend: trend.optional(),
      from_hours: z.number().optional(),
      before_hours: z.number().optional(),
      beyond_hours: z.number().optional(),
      after_gap: z.boolean().optional(),
      one_sided: z.boolean().optional(),
      temperature_at_least: z.number().optional(),
      modifier: id.optional(),
    })
    .refine((item) => item.sign !== undefined || item.modifier !== undefined, 'name a sign or a modifier'),
])
/** Alternatives; inside one all items hold. */
export const alternatives = z.array(z.array(patternItem).min(1)).min(1)
export const pattern = z.strictObject({
  any: alternatives,
  raise: z.array(z.strictObject({ urgency, any: alternatives })).optional(),
})
export type RawPattern = z.infer<typeof pattern>
export type RawPatternItem = z.infer<typeof patternItem>
