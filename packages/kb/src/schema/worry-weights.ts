import { z } from 'zod'
import { text } from './common.ts'

/** knowledge/words/worry-weights.yaml: how much what is told speaks for asking a clinician. See the header of that file. */
export const worryWeightsFile = z.strictObject({
  version: z.number().int(),
  reviewed_by: text.nullable(),
  learnt_from: text,
  alike: z.record(z.string(), z.string()),
  worrying_from: z.strictObject({ beside: z.number(), sign: z.number() }),
  start: z.number(),
  weights: z.array(z.strictObject({ by: z.number(), said: z.string() })),
})

export type WorryWeightsFile = z.infer<typeof worryWeightsFile>
