import { z } from 'zod'
import { text } from './common.ts'

/** knowledge/words/talk-weights.yaml: how much a whole text sounds like a normal course. See the header of that file. */
export const talkWeightsFile = z.strictObject({
  version: z.number().int(),
  reviewed_by: text.nullable(),
  learnt_from: text,
  up_to: z.strictObject({ alone: z.number(), unread: z.number(), doubtful: z.number() }),
  start: z.number(),
  heard: z.string(),
  weights: z.array(z.strictObject({ by: z.number(), said: z.string() })),
})
