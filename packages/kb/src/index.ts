export {
  COMPARE_TEXTS,
  type CompareText,
  CRITERIA,
  type Criterion,
  INTERACTION_EFFECTS,
  INTERACTION_TEXTS,
  type InteractionEffect,
  type InteractionText,
  PLAN_TEXTS,
  type PlanText,
  SCALES,
  type ScaleName,
  SUITABILITY,
  SUITABILITY_TEXTS,
  type SuitabilityLevel,
  type SuitabilityText,
} from './choosing-names.ts'
export { fromCompiled, toCompiled } from './compiled.ts'
export type * from './domain/advice.ts'
export type * from './domain/apart.ts'
export type * from './domain/choosing.ts'
export type * from './domain/claim-book.ts'
export type * from './domain/complication.ts'
export type * from './domain/effect.ts'
export type * from './domain/fact.ts'
export type * from './domain/help-line.ts'
export type * from './domain/instruction.ts'
export type * from './domain/knowledge.ts'
export type * from './domain/modifier.ts'
export type * from './domain/pattern.ts'
export type * from './domain/red-flag.ts'
export type * from './domain/sign.ts'
export type * from './domain/treatment.ts'
export type * from './domain/vocabulary.ts'
export {
  CLOCKS,
  type Clock,
  GRADES,
  type Grade,
  type Hours,
  higher,
  LEVELS,
  type Level,
  rank,
  stepUp,
  TRENDS,
  type Trend,
  type Urgency,
} from './levels.ts'
export { nearest } from './nearest.ts'
export { KnowledgeError, type KnowledgeProblem, showProblem } from './problems.ts'
export { ASKS, type AskName, RULES, type RuleName } from './rules.ts'
export type {
  ActivitiesFile,
  ActivityRulesFile,
  LateText,
  MayIText,
  RawActivity,
  Role,
  RuleRoles,
} from './schema/activities.ts'
export type { AsidesFile } from './schema/asides.ts'
export type { SiblingsFile } from './schema/siblings.ts'
