import type { Grade, Hours, Trend } from '@anagen/kb'

/** A stretch of the person's text: UTF-16 offsets into the text as given. */
export interface TextSpan {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** One sign found in the words. */
export interface RecognisedSign {
  readonly sign: string
  /** null only where the words give no grade at all */
  readonly grade: Grade | null
  /** true: the grade is the phrase's own, nobody said how bad; ask to confirm */
  readonly gradeAssumed: boolean
  readonly trend: Trend | null
  readonly beganHoursAgo?: Hours | undefined
  /** "still red after five weeks": it began at least so long ago */
  readonly presentForHours?: Hours | undefined
  readonly afterGap: boolean
  readonly betterThenWorse: boolean
  readonly oneSided: boolean
  /** "I think", "maybe": kept as present, shown to the person */
  readonly uncertain: boolean
  /** it is told of a place that only this part of a session touches: "fat-harvest" */
  readonly needsPart?: string
  readonly at: TextSpan
}

/** What `recognise` made of a person's words. Every part of the text is a sign, a denial, a known context, or not understood. */
export interface Recognised {
  readonly signs: readonly RecognisedSign[]
  /** signs the person says are not there ("no pus") or are over ("the swelling went away") */
  readonly denied: readonly { readonly sign: string; readonly resolved: boolean; readonly at: TextSpan }[]
  readonly temperatureC: number | null
  readonly feverHidden: boolean
  readonly modifiers: readonly { readonly modifier: string; readonly at: TextSpan }[]
  /** treatments named in the words, slugs of the knowledge base; for the caller to compare with what was done */
  readonly treatmentsNamed: readonly string[]
  readonly withParts: readonly string[]
  /** times that something told has lasted, or that have passed since the treatment: at least so many hours */
  readonly lasting: readonly { readonly hours: Hours; readonly at: TextSpan }[]
  /** "no symptoms at all", "everything looks fine" */
  readonly saysAllWell: boolean
  /** "no redness at all": it says what did not come and, in few words, nothing else */
  readonly deniesOnly: boolean
  /** word for word */
  readonly notUnderstood: readonly TextSpan[]
  /** word for word what no rule reads and what sounds like talk of the day; empty where anything else is not understood */
  readonly takenAsTalk: readonly TextSpan[]
}
