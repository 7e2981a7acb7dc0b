import { z } from 'zod'
import { alternatives, isWellFormed } from './alternatives.ts'
import { id, text } from './common.ts'

/** Words parted by spaces, folded over several lines: `>-`. */
const block = z.string()
const phrases = z.array(text)
/** "(sleep|mood) as before" is two phrases */
const withAlternatives = text.refine(isWellFormed, 'close the bracket of the alternatives: "(sleep|mood) as before"')
const byName = <T extends z.ZodType>(value: T) => z.record(z.string(), value)

/** knowledge/words/forms.yaml: how one word of the lexicon is written. */
export const formsFile = z.strictObject({
  irregular: byName(block),
  keep: block,
  own: block,
  alike: byName(block),
  written_out: byName(phrases),
  same: byName(block),
})

/** knowledge/words/places.yaml: where on the body. */
export const placesFile = z.strictObject({
  treated: block,
  general: block,
  nearby: block,
  harvested: block,
  taken_with: z.record(z.string(), z.string()),
  taken_instead: z.strictObject({ parts: z.string(), instead: z.record(z.string(), z.string()) }),
  own_loss: z.strictObject({ owners: block, lost: block, names: block, news: block }),
  inside: block,
  towards: block,
  places: byName(phrases),
  narrow: z.array(id),
  where_tail: block,
  where: z.array(z.strictObject({ has: phrases.min(1), place: id })),
  composed: z.strictObject({
    names: byName(block),
    lead: block,
    definite: block,
    articles: block,
    like: block,
    lossy: block,
    vague: block,
    needs_article: block,
    needs_definite: block,
    who: block,
    has: block,
    deed: block,
    tail: block,
    of_head: block,
    only_the: block,
    only_filled: block,
    beyond: block,
    amounts: block,
    where: block,
    hair: block,
    extreme: block,
    touching: block,
    touch: block,
    spans: block,
    widths: block,
    ways: block,
  }),
})

const sensation = z.strictObject({
  words: block.optional(),
  grades: z
    .strictObject({ 1: block.optional(), 2: block.optional(), 3: block.optional(), 4: block.optional() })
    .optional(),
  phrases: phrases.optional(),
  default: id.optional(),
  unplaced: id.optional(),
  needs: z.enum(['place', 'noun']).optional(),
  at: byName(block).optional(),
  /** other sensation: the sign of both, or `none` where the other says it all */
  with: byName(id).optional(),
  severe: id.optional(),
  alone: z.enum(['context', 'not-understood']).optional(),
})
const turns = z.partialRecord(z.enum(['worse', 'severe', 'spread', 'many', 'late', 'back', 'nonstop', 'small']), id)

/** knowledge/words/sensations.yaml: sensation x place -> sign. */
export const sensationsFile = z.strictObject({
  sensations: z.record(id, sensation),
  becomes: z.record(id, turns),
  missing: z.record(id, block),
  unable_words: phrases,
  unable: z.record(id, block),
  unable_objects: byName(phrases),
  late_hours: z.number().min(0),
})

/** knowledge/words/grammar.yaml: the small words. */
export const grammarFile = z.strictObject({
  skip: block,
  drop: block,
  loud: block,
  links: block,
  pronouns: block,
  clauses: block,
  scope_ends: block,
  passes: block,
  actions: block,
  perceptions: block,
  persons: phrases,
  not_resolved: phrases,
  hoped: phrases,
  provoked: block,
  occasions: block,
  touches: block,
  works: block,
  fully: block,
  mildly: block,
  unwell: block,
  past_days: phrases,
  at_the_time: phrases,
  session_nouns: phrases,
  as_ever: phrases,
  abilities: block,
  regained: block,
  undone: phrases,
  over: block,
  bygone: block,
  elliptic: block,
  went: block,
  after: phrases,
  absent: phrases,
  not_well: phrases,
  joints: phrases,
  or: phrases,
  later: phrases,
  resolved_before: phrases,
  begins: phrases,
  turned: phrases,
  wakes: phrases,
  sudden: phrases,
  firstly: phrases,
  newly: phrases,
  only: phrases,
  arises: phrases,
  by_now: phrases,
  was: phrases,
  nothing_then: phrases,
  session: block,
  beside: phrases,
  still: phrases,
  well: block,
  able: block,
  barely: block,
  manner: block,
  being: block,
  cannot: block,
  poorly: block,
  may_not: block,
  not_likened: block,
  world: block,
  somebody: block,
  wound_parts: block,
  still_things: block,
  tended: block,
  not_tended: block,
  unnamed: block,
  comes: block,
  wounds: block,
  grave: block,
  impersonal: block,
  of_the_day: phrases,
  of_somebody: phrases,
  spoken_marks: z.record(text, z.enum([',', '.', '?'])),
  me_for_my: z.string(),
  judged: block,
  day_words: phrases,
  day_words_too: block,
  moves: block,
  not_new: phrases,
  first_use: phrases,
  surely_new: phrases,
  from_edges: z.strictObject({ words: phrases, signs: phrases, not: phrases }),
  hair_moves: phrases,
  sensing: block,
  odd: block,
  likeness_goes_on: block,
  likeness: phrases,
  phrases: byName(phrases),
})

/** knowledge/words/severity.yaml: how severity words count. */
export const severityFile = z.strictObject({
  soft: phrases,
  only_pain: phrases,
  not_for: z.record(id, phrases),
  stays: z.array(id),
  unless_next: z.record(id, phrases),
  worry_beside: z.array(id),
  eased: z.array(id),
  falls_off: z.strictObject({ signs: z.array(id), said: block, with: block }),
})

/** knowledge/words/context.yaml: what may pass in silence. */
export const contextFile = z.strictObject({
  words: byName(block),
  phrases: byName(z.array(withAlternatives).transform((list) => list.flatMap(alternatives))),
  emoji: text,
  emojiSays: byName(text),
})

/** knowledge/words/common.yaml: the many common words. */
export const commonFile = z.strictObject({ version: z.number().int().optional(), words: byName(block) })

/** knowledge/words/common-phrases.yaml: chatter that can never be a symptom. */
export const commonPhrasesFile = z.strictObject({
  version: z.number().int().optional(),
  checked: text.optional(),
  phrases: byName(phrases),
})

/** knowledge/words/classes.yaml: words by class, sorted, parted by one space. */
export const classesFile = z.strictObject({
  version: z.number().int(),
  reviewed_by: text.nullable(),
  source: text,
  checked: text,
  except: block,
  things: block,
  harmless: block,
})

/** knowledge/words/conditions.yaml: more ways to say the modifiers. */
export const conditionsFile = z.strictObject({
  says: z.record(id, phrases),
  others: phrases,
  not_after: z.record(id, phrases),
  not_in_sign: z.array(id),
  others_only: z.array(id),
  negated: phrases,
  age: z.strictObject({ before: phrases, after: phrases, limit: z.number().int().min(1), modifier: id }),
})

/** knowledge/words/treatments.yaml: what people call a treatment. */
export const treatmentsFile = z.strictObject({
  names: z.record(id, phrases),
  either: z.array(z.strictObject({ words: phrases, slugs: z.array(id).min(1) })),
  parts: z.record(id, phrases),
})
