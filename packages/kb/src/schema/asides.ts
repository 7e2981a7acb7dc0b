import { z } from 'zod'
import { text } from './common.ts'

/** Words parted by spaces, or patterns. */
const words = z.union([z.string(), z.array(text)])

/** knowledge/words/asides.yaml: clauses that are read whole. */
export const asidesFile = z.strictObject({
  version: z.number().int(),
  reviewed_by: text.nullable(),
  no_course: z.array(text),
  leads: z.string(),
  leads_of_it: z.string(),
  tails: z.string(),
  classes: z.record(z.string().regex(/^[a-z_]+$/), words),
  mild: z.array(text),
  better: z.array(text),
  passed: z.array(text),
  never: z.array(text),
})
export type AsidesFile = z.infer<typeof asidesFile>
