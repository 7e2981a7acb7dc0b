import type { Grade, Hours, Level, RuleName } from '@anagen/kb'

/** The window that a finding was judged by, in hours on the clock named. */
export interface WindowUsed {
  readonly clock: string
  readonly onset: readonly [Hours, Hours]
  readonly typical: readonly [Hours, Hours]
  readonly upper: Hours
  readonly disputedUntil: Hours
  /** the hour on that clock at which the report was judged */
  readonly at: Hours
  readonly maxGrade: Grade
}

/** One reason for the level, with the rule and the facts it rests on. */
export interface Finding {
  readonly level: Level
  readonly rule: RuleName
  /** the sign it is about; null when it is about the whole report */
  readonly sign: string | null
  /** the other signs that the pattern rests on */
  readonly withSigns: readonly string[]
  readonly treatment: string | null
  readonly facts: readonly string[]
  readonly sources: readonly string[]
  readonly window: WindowUsed | null
  /** in plain words */
  readonly because: string
  /** modifiers that raised it */
  readonly raisedBy: readonly string[]
}

/** A question whose answer could change the verdict. */
export interface Ask {
  /** sign id, treatment slug or the words in question */
  readonly about: string
  readonly kind: 'grade' | 'confirm-grade' | 'trend' | 'began' | 'time' | 'treatment' | 'part' | 'temperature' | 'words'
  readonly question: string
  /** which answer would raise the level, and to what; empty when none would */
  readonly matters: readonly string[]
}

/** The answer of `decide`. */
export interface Verdict {
  readonly level: Level
  readonly headline: string
  /** highest level first; never empty */
  readonly findings: readonly Finding[]
  /** word for word what nobody could judge */
  readonly notUnderstood: readonly string[]
  /** what to do now, first things first */
  readonly do: readonly string[]
  readonly selfCare: readonly string[]
  /** call at once if ... */
  readonly callIf: readonly string[]
  readonly ask: readonly Ask[]
  /** look again after so many hours; 0 = act now */
  readonly checkAgainHours: Hours
  /** the verdict holds so long, hours; 0 = act now */
  readonly holdsHours: Hours
  readonly knowledgeDigest: string
}
