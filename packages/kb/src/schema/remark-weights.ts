import { z } from 'zod'
import { text } from './common.ts'

/** knowledge/words/remark-weights.yaml: how much what is said beside a sign speaks for asking a clinician. See the header of that file. */
export const remarkWeightsFile = z.strictObject({
  version: z.number().int(),
  reviewed_by: text.nullable(),
  learnt_from: text,
  alike: z.record(z.string(), z.string()),
  worrying_from: z.number(),
  start: z.number(),
  weights: z.array(z.strictObject({ by: z.number(), said: z.string() })),
})

export type RemarkWeightsFile = z.infer<typeof remarkWeightsFile>
