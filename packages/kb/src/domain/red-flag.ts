import type { Urgency } from '../levels.ts'
import type { Span } from './fact.ts'
import type { Pattern } from './pattern.ts'

export interface RedFlag {
  readonly id: string
  readonly key: string
  readonly term: string
  readonly plain: string
  readonly appliesTo: readonly string[]
  readonly signs: readonly string[]
  readonly pattern: Pattern
  readonly window: Span
  readonly usualOnset: Span
  /** false: tied to `window`, on any clock of the report */
  readonly anyTime: boolean
  readonly urgency: Urgency
  readonly doNow: readonly string[]
  readonly why: string | null
  readonly sources: readonly string[]
  readonly disagreements?: string | undefined
}

export interface FeverRule {
  readonly id: string
  readonly key: string
  readonly when: string
  readonly pattern: Pattern
  readonly urgency: Urgency
  readonly why: string
  readonly sources: readonly string[]
}

/** What a thermometer reading counts as, degrees Celsius. */
export interface Readings {
  readonly feverFrom: number
  readonly grade2Above: number
  readonly grade3Above: number
  readonly lowBelow: number
  /** a felt fever that nobody measured */
  readonly feltCountsAs: number
}
