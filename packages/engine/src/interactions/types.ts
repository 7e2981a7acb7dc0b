import type { Clock, Hours, InteractionEffect } from '@anagen/kb'
import type { NotChecked } from '../suitability/types.ts'
import type { Instant } from '../timeline/types.ts'

/** Something on a person's list that is no treatment of ours: a medicine, a supplement, a product, a habit, a test. */
export interface ListedItem {
  /** the person's own words */
  readonly words: string
  /** ids of knowledge/choosing/traits.yaml */
  readonly traits: readonly string[]
  /** whether a doctor prescribed it; null: not said, so both cases are shown */
  readonly prescribed: boolean | null
}

/** A treatment on the list; `at`: hour 0 of its session, null: not known or not booked yet. */
export interface ListedTreatment {
  readonly slug: string
  readonly at: Instant | null
}

/** A person's whole list. */
export interface InteractionRequest {
  readonly treatments: readonly ListedTreatment[]
  readonly items: readonly ListedItem[]
  /** traits that are known not to hold, so that nothing is shown on their condition */
  readonly no?: readonly string[] | undefined
  readonly notChecked?: readonly NotChecked[] | undefined
}

/** One rule between two things on the list. */
export interface InteractionFinding {
  readonly effect: InteractionEffect
  /** slug of the treatment whose rule it is */
  readonly treatment: string
  /** what it is about: the person's words, or the slug of another treatment */
  readonly item: string
  readonly text: string
  /** conditions that were not settled; the finding holds if they do */
  readonly onlyIf: readonly string[]
  /** as the source says it */
  readonly rule: string
  readonly what: string
  readonly why: string
  readonly from: Hours
  readonly to: Hours
  readonly clock: Clock
  /** when it holds, in words */
  readonly window: string
  /** the same as instants, where the time of the session is known and the rule counts from it */
  readonly fromAt: Instant | null
  readonly toAt: Instant | null
  readonly facts: readonly string[]
  readonly sources: readonly string[]
  readonly unsourced: string | null
}

/** Two things of the list about which no rule is known: that is no permission. */
export interface NothingKnown {
  readonly treatment: string
  readonly item: string
  readonly text: string
}

export interface Interactions {
  /** most pressing first */
  readonly findings: readonly InteractionFinding[]
  readonly nothingKnown: readonly NothingKnown[]
  readonly notChecked: readonly NotChecked[]
  /** what was held against treatments only, named in one sentence; null: at most one such thing is on the list */
  readonly notTogether: string | null
  readonly unknownTreatments: readonly string[]
  readonly knowledgeDigest: string
}
