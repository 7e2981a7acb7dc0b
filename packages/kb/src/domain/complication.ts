import type { Clock, Urgency } from '../levels.ts'
import type { Fact, Frequency, Span } from './fact.ts'
import type { Pattern } from './pattern.ts'

/** Never expected. Its window is when it usually shows; it never calms anything. */
export interface Complication extends Fact {
  readonly key: string
  readonly term: string
  readonly plain: string
  readonly signs: readonly string[]
  readonly pattern: Pattern
  readonly onset: Span
  readonly clock: Clock
  readonly urgency: Urgency
  readonly frequency: Frequency
}
