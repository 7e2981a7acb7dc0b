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
  'other-protocols',
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

/** Whether a treatment is for a person, most suitable first. */
export const SUITABILITY = ['suitable', 'caution', 'doctor-first', 'not-suitable'] as const
export type SuitabilityLevel = (typeof SUITABILITY)[number]

export const SUITABILITY_TEXTS = [...SUITABILITY, 'not-checked', 'open', 'interaction'] as const
export type SuitabilityText = (typeof SUITABILITY_TEXTS)[number]

/** What an interaction asks for, most pressing first. */
export const INTERACTION_EFFECTS = [
  'never',
  'ask',
  'stop',
  'pause',
  'avoid',
  'wait',
  'separate',
  'tell',
  'continue',
  'allowed',
] as const
export type InteractionEffect = (typeof INTERACTION_EFFECTS)[number]

export const INTERACTION_TEXTS = [
  ...INTERACTION_EFFECTS,
  'never-stop',
  'only-if',
  'if-prescribed',
  'if-not-prescribed',
  'rule',
  'around',
  'before',
  'after',
  'as-long',
  'nothing-known',
  'not-checked',
  'not-together',
] as const
export type InteractionText = (typeof INTERACTION_TEXTS)[number]
