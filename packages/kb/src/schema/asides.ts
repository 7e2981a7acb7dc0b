import { z } from 'zod'
import { asidePatternFault } from './aside-pattern.ts'
import { text } from './common.ts'

/** Words parted by spaces, or patterns. */
const words = z.union([z.string(), z.array(text)])

const shape = z.strictObject({
  version: z.number().int(),
  reviewed_by: text.nullable(),
  no_course: z.array(text),
  regains: z.array(text),
  leads: z.string(),
  leads_of_it: z.string(),
  tails: z.string(),
  classes: z.record(z.string().regex(/^[a-z_]+$/), words),
  mild: z.array(text),
  better: z.array(text),
  beside: z.array(text),
  asked: z.array(text),
  regained: z.array(text),
  dated: z.array(text),
  passed: z.array(text),
  never: z.array(text),
})

const patternsOf = (written: string | readonly string[]): readonly string[] =>
  typeof written === 'string' ? written.split(/\s+/) : written

/**
 * knowledge/words/asides.yaml: clauses that are read whole. Every pattern is sound: a class that is not there would make it match nothing, and what
 * must never be passed over would be passed over.
 */
export const asidesFile = shape.superRefine((file, context) => {
  const classes = new Set(['any'])
  const check = (path: readonly (string | number)[], written: string | readonly string[]): void => {
    for (const [n, pattern] of patternsOf(written).entries()) {
      const message = asidePatternFault(pattern, classes)
      if (message)
        context.addIssue({ code: 'custom', path: typeof written === 'string' ? [...path] : [...path, n], message })
    }
  }
  // a class is written in words of the ones above it
  for (const [name, is] of Object.entries(file.classes)) {
    check(['classes', name], is)
    classes.add(name)
  }
  for (const block of [
    'leads',
    'leads_of_it',
    'tails',
    'mild',
    'better',
    'beside',
    'asked',
    'regained',
    'dated',
    'passed',
    'never',
  ] as const)
    check([block], file[block])
})
export type AsidesFile = z.infer<typeof shape>
