import type { Clock, Grade, Hours } from '../levels.ts'
import type { Fact, Frequency, Span } from './fact.ts'

/** One thing that is not normal, as a person is told it; hours are on the effect's own clock. */
export interface NotNormal {
  readonly text: string
  /** it says no more than that the sign is still there after this hour */
  readonly stillAfter: Hours | null
  /** it can no longer come true after this hour */
  readonly until: Hours | null
}

/** A sign that a treatment is expected to cause, with its window in hours on `clock`. */
export interface Effect extends Fact {
  readonly key: string
  readonly term: string
  readonly plain: string
  readonly signs: readonly string[]
  readonly frequency: Frequency
  readonly onset: Span
  readonly typical: Span
  /** after it the sign is no longer expected: the earliest limit that a source states */
  readonly upper: Hours
  /** the latest credible limit; between `upper` and it only a mild, improving sign may wait */
  readonly disputedUntil: Hours
  readonly maxGrade: Grade
  readonly clock: Clock
  readonly persistsWhileUsed: boolean
  readonly afterStopping: Hours | null
  readonly maxDuration: Hours | null
  readonly onlyWith: string | null
  /** until the report says that it was part of it, the sign is for the clinic: black stools without iron are bleeding */
  readonly onlyWithSaid: boolean
  /** what the treatment is done for, told in sentences of its own: it is no complaint that goes */
  readonly isHoped: boolean
  readonly selfCare: readonly string[]
  readonly notNormalWhen: readonly NotNormal[]
}
