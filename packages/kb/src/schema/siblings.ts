import { z } from 'zod'
import { id, text } from './common.ts'

/** knowledge/words/siblings.yaml: signs that people call by the same words. */
export const siblingsFile = z.strictObject({
  version: z.number().int(),
  siblings: z.array(z.strictObject({ signs: z.array(id).min(2), why: text })),
})
export type SiblingsFile = z.infer<typeof siblingsFile>
