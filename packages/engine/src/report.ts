import type { Grade, Hours, Trend } from '@anagen/kb'

/**
 * One treatment the patient had. `hoursSince` counts from the end of the session, for a regimen from the first dose; `null` = not known.
 * The other clocks are given where they differ: an absent one falls back to `hoursSince`.
 */
export interface TreatmentDone {
  readonly slug: string
  readonly hoursSince: Hours | null
  readonly hoursSinceSession?: Hours | undefined
  readonly hoursSinceDoseChange?: Hours | undefined
  readonly hoursSinceLastUse?: Hours | undefined
  /** set when a regimen was stopped */
  readonly hoursSinceStopped?: Hours | undefined
  /** parts of the session that some effects need, such as `fat-harvest` or `needled` */
  readonly withParts?: readonly string[] | undefined
}

/** One sign as reported. `null` = not said. */
export interface ReportedSign {
  readonly sign: string
  readonly grade: Grade | null
  /** the grade was taken from the phrase, not said: the person is asked to confirm it */
  readonly gradeAssumed?: boolean | undefined
  readonly trend: Trend | null
  /** how long ago this sign began, hours */
  readonly beganHoursAgo?: Hours | undefined
  /** it has been there for so long without a gap, hours; it may have begun earlier */
  readonly presentForHours?: Hours | undefined
  /** it came back after the person had been free of it */
  readonly afterGap?: boolean | undefined
  /** it had been getting better and then got worse */
  readonly betterThenWorse?: boolean | undefined
  readonly oneSided?: boolean | undefined
  /** the person's own words for it */
  readonly words?: string | undefined
}

/** An earlier report of the same person, `hoursAgo` > 0 before this one. */
export interface EarlierReport {
  readonly hoursAgo: Hours
  readonly signs: readonly ReportedSign[]
}

/** What a patient says at one moment. */
export interface Report {
  readonly treatments: readonly TreatmentDone[]
  /** names of treatments that the knowledge base does not have */
  readonly unknownTreatments: readonly string[]
  readonly signs: readonly ReportedSign[]
  /** degrees Celsius, measured */
  readonly temperatureC: number | null
  /** a medicine that hides fever was taken before measuring */
  readonly feverHidden?: boolean | undefined
  readonly modifiers: readonly string[]
  readonly unknownModifiers: readonly string[]
  /** word for word what was not understood */
  readonly notUnderstood: readonly string[]
  /** word for word what was taken as talk, and is watched */
  readonly takenAsTalk?: readonly string[] | undefined
  /** the person said in words that all is well; without it an empty report is never calm */
  readonly saysAllWell?: boolean | undefined
  readonly earlier: readonly EarlierReport[]
}
