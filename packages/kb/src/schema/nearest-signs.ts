import { z } from 'zod'
import { text } from './common.ts'

/** knowledge/words/nearest-signs.yaml: by which words people tell each sign. See the header of that file. */
export const nearestSignsFile = z.strictObject({
  version: z.number().int(),
  reviewed_by: text.nullable(),
  signs: z.record(text, text),
})
