import { z } from 'zod'
import { id, text } from './common.ts'

/** Words parted by spaces, folded over several lines: `>-`. */
const block = z.string()
const phrases = z.array(text)

/** knowledge/words/talk.yaml: words of talk, harmless where no body is spoken of. */
export const talkFile = z.strictObject({
  version: z.number().int(),
  reviewed_by: text.nullable(),
  words: block,
  others: block,
  finds: block,
  falls: z.strictObject({ signs: phrases, verbs: phrases, things: phrases, group: text }),
  removal: z.strictObject({ sign: id, said: phrases, hours: z.number(), unless: phrases }),
  partners: block,
  compounds: z.strictObject({ of: block, things: block }),
  deed_too: z.strictObject({ word: text, after: phrases }),
  fixture: z.strictObject({ thing: text, of: block }),
  deeds: block,
  not_felt: block,
  sees: z.strictObject({ word: text, may: phrases, seers: phrases, objects: phrases }),
  hearsay: block,
  treating: block,
  errands: block,
  once: z.array(id),
  sources: block,
  likened: z.array(id),
  hot_things: block,
  fuzz: block,
  hairy: block,
  lines: block,
  vitals: block,
  steady: block,
  fit: block,
  pulse: block,
  trades: block,
  asks: block,
})
