import type { Instant, Strength } from '../timeline/types.ts'

/** `not-until` is a ban that covers the moment; `ask-first` is everything that we do not know. Unknown never becomes `yes`. */
export const MAY_I_ANSWERS = ['yes', 'not-until', 'ask-first'] as const
export type MayIAnswerKind = (typeof MAY_I_ANSWERS)[number]

/**
 * Why a finding says what it says.
 * - `avoid`: a rule forbids it at that moment
 * - `not-yet`: a rule allows it only later
 * - `ask-prescriber`: a prescribed medicine is never stopped, or a rule says to ask or tell somebody
 * - `allowed`: a rule allows it at that moment, with its text as the condition
 * - `condition`: allowed; the text is to be minded
 * - `ended`: the last rule on it is over
 * - `begins-later`: a rule on it begins after that moment
 * - `no-rule`: nothing is known about it for this treatment
 * - `undated`: the rule does not count from the session, so it cannot be placed
 * - `unknown-treatment`, `unknown-time`, `no-treatment`, `not-understood`: something is missing in the question
 */
export const MAY_I_RULES = [
  'avoid',
  'not-yet',
  'ask-prescriber',
  'undated',
  'no-rule',
  'unknown-treatment',
  'unknown-time',
  'no-treatment',
  'not-understood',
  'allowed',
  'condition',
  'ended',
  'begins-later',
] as const
export type MayIRule = (typeof MAY_I_RULES)[number]

/** One reason for the answer. */
export interface MayIFinding {
  readonly rule: MayIRule
  /** what this finding alone would answer */
  readonly says: MayIAnswerKind
  /** slug; null when it is about the whole question */
  readonly treatment: string | null
  /** activity id such as `wash-hair`; null when it is about the whole question */
  readonly activity: string | null
  /** fact ids; empty only where there is no fact to cite, and `rule` says so */
  readonly facts: readonly string[]
  /** full source ids such as `prp/S32` */
  readonly sources: readonly string[]
  /** in plain words, from the knowledge base */
  readonly text: string
  readonly strength: Strength | null
  readonly disagreements: string | null
  /** when the rule holds; null: not placed, or no end */
  readonly from: Instant | null
  readonly to: Instant | null
}

/** An activity that was understood. */
export interface ActivityUnderstood {
  /** id in knowledge/words/activities.yaml */
  readonly id: string
  /** in plain words: "washing your hair" */
  readonly label: string
  /** the person's own words for it */
  readonly words: string
}

/** The answer to "may I ... at ...?". */
export interface MayIAnswer {
  readonly answer: MayIAnswerKind
  /** of `not-until`: the end of the last ban in the unbroken chain; null: no end is known (as long as it is used, or for good) */
  readonly until: Instant | null
  /** of `not-until`: what the answer would be at `until`; null: no end, or the answer is not `not-until` */
  readonly afterwards: Exclude<MayIAnswerKind, 'not-until'> | null
  /** of `yes`: the first moment at which it is no longer yes; null: it stays so */
  readonly holdsUntil: Instant | null
  readonly activities: readonly ActivityUnderstood[]
  /** the deciding ones first */
  readonly findings: readonly MayIFinding[]
  /** word for word; anything here keeps the answer from being `yes` */
  readonly notUnderstood: readonly string[]
  readonly knowledgeDigest: string
}
