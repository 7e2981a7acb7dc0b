import { z } from 'zod'
import { id, source, text } from './common.ts'

const words = z.array(z.string().min(1))
const sourced = z.array(z.string().regex(/^S\d+$/, 'write a source id of claims/sources.yaml such as S12'))

/** claims/sources.yaml: the laws, rulings and guidance that the rules rest on. */
export const claimSourcesFile = z.strictObject({ sources: z.record(z.string(), source) })

/** claims/lexicon.yaml: lexical classes. A word that ends in `~` stands for its regular inflections too. */
export const claimLexiconFile = z.strictObject({
  classes: z.record(z.string(), words),
  irregular: z.record(z.string(), words),
  concepts: z.record(z.string(), words),
})

/** claims/frames.yaml: patterns of what denies, rebuts, doubts, asks, reports or conditions a statement. */
export const claimFramesFile = z.record(z.string(), words)

/** claims/treatments.yaml: what articles call a treatment, and what only an article on it speaks of. */
export const claimTreatmentsFile = z.record(
  z.string(),
  z.strictObject({ slugs: z.array(id).min(1), names: words, tells: words.optional() }),
)

/** claims/effects.yaml: what articles call an effect, and the signs of the vocabulary that it is. */
export const claimEffectsFile = z.array(
  z.strictObject({
    id,
    names: words,
    signs: z.array(id),
    /** treatments that alone can cause it, where the signs do not tell */
    only: z.array(id).optional(),
    /** too common a word to tell treatments apart */
    shared: z.boolean().optional(),
  }),
)

/** claims/approval.yaml: what regulators let a treatment say of itself, for hair. */
export const claimApprovalFile = z.record(
  id,
  z.strictObject({
    status: z.enum(['approved', 'cleared', 'unapproved', 'cosmetic', 'food', 'surgery']),
    /** jurisdictions in which `status` approved or cleared holds; absent: all */
    in: z.array(z.string()).optional(),
    /** an article about it has to say that no regulator approved it for hair */
    disclose: z.boolean(),
    prescription: z.boolean().optional(),
    facts: z.array(z.string()),
  }),
)

/** claims/care.yaml: how texts tell people what to do and to leave. */
export const claimCareFile = z.strictObject({
  avoids: words,
  'avoids-after': words,
  allows: words,
  begins: words,
  before: words,
  'at-once': words,
  instructs: words,
  /** activity of words/activities.yaml -> what leaflets call it */
  also: z.record(id, words),
  common: words,
  numbers: z.strictObject({ same: z.number(), stricter: z.number(), likeness: z.number() }),
  says: z.strictObject({
    missing: text,
    shorter: text,
    earlier: text,
    commands: text,
    stricter: text,
    extra: text,
  }),
})

/** claims/compare.yaml: what two articles can contradict each other on. */
export const claimCompareFile = z.strictObject({
  questions: z.strictObject({
    lasts: text,
    happens: text,
    sessions: text,
    interval: text,
    until: text,
    permanent: text,
    excluded: text,
    approved: text,
  }),
  blanket: words,
  common: words,
  /** effect of claims/effects.yaml -> names */
  also: z.record(id, words),
  fades: words,
  excludes: words,
  numbers: z.strictObject({ lasts: z.number(), until: z.number(), course: z.number(), result_hours: z.number() }),
})

/** claims/rules/<id>.yaml: what one rule says, why, and the patterns it looks for. */
export const claimRuleFile = z.strictObject({
  severity: z.enum(['error', 'warning']),
  /** {treatment}, {said}, {fact} are filled in */
  reason: text,
  expected: text,
  why: text,
  sources: sourced,
  /** claim keys of the treatments' myths_and_claims that this rule rests on */
  claims: z.array(id).optional(),
  /** signs whose effects and complications of the treatment are cited */
  signs: z.array(id).optional(),
  patterns: z.record(z.string(), words).optional(),
  numbers: z.record(z.string(), z.number()).optional(),
  suggestion: text.optional(),
})

export type ClaimRuleFile = z.infer<typeof claimRuleFile>
