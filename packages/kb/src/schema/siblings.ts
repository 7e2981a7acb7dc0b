import { z } from 'zod'
import { grade, id, text } from './common.ts'

/** knowledge/words/siblings.yaml: signs that people call by the same words. */
export const siblingsFile = z.strictObject({
  version: z.number().int(),
  siblings: z.array(
    z.strictObject({
      signs: z.array(id).min(2),
      /** only this one of them may be meant by the others; any of them where absent */
      meant: id.optional(),
      /** only where the one that is meant is told too */
      beside: z.boolean().optional(),
      /** only so soon after what was done */
      within_hours: z.number().min(0).optional(),
      /** only what is told to be no more than this */
      up_to_grade: grade.optional(),
      why: text,
    }),
  ),
})
export type SiblingsFile = z.infer<typeof siblingsFile>
