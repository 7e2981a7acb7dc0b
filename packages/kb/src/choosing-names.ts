/** The sentences of a plan, by what they explain; see the engine's plan. */
export const PLAN_TEXTS = [
  'unknown-treatment',
  'unknown-protocol',
  'unknown-area',
  'no-sessions',
  'more-than-evidence',
  'repeat-first',
  'gap-exceeded',
  'no-gap',
  'no-start',
  'too-short',
  'binding',
  'binding-together',
  'apart',
  'apart-before',
  'together',
  'days-of-their-own',
  'search-limit',
  'late',
  'review',
  'no-minutes',
  'fewer-than-evidence',
  'several-protocols',
  'home',
  'restart',
  'interval-of-course',
  'no-interval',
] as const
export type PlanText = (typeof PLAN_TEXTS)[number]

export const SCALES = ['norwood', 'ludwig', 'sinclair'] as const
export type ScaleName = (typeof SCALES)[number]

/** What treatments are compared by, in the order in which people ask. */
export const CRITERIA = [
  'what',
  'evidence',
  'sessions',
  'time',
  'results',
  'likely',
  'effects',
  'complications',
  'not-for',
  'regulatory',
  'upkeep',
  'stopping',
  'cost',
] as const
export type Criterion = (typeof CRITERIA)[number]

/** What a comparison says where a source says nothing. */
export const COMPARE_TEXTS = [
  'unknown',
  'no-figure',
  'unknown-frequency',
  'to-report',
  'no-effects',
  'no-complications',
  'no-regulatory',
  'no-minutes',
  'no-price',
  'daily',
  'no-end',
  'upkeep-unknown',
  'others',
] as const
export type CompareText = (typeof COMPARE_TEXTS)[number]
