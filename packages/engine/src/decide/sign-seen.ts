import type { Grade, Hours, Trend } from '@anagen/kb'

/** One sign as the rules see it: duplicates joined, earlier reports taken into account. */
export interface SignSeen {
  readonly sign: string
  /** the grade that patterns and windows are matched with: the lowest of the sign where it was not said */
  readonly grade: Grade
  readonly gradeKnown: boolean
  readonly gradeAssumed: boolean
  readonly trend: Trend
  readonly trendKnown: boolean
  /** the latest and the earliest beginning that was said, hours ago; null = not said */
  readonly beganLatest: Hours | null
  readonly beganEarliest: Hours | null
  /** it was also told without a beginning: that one may be earlier still */
  readonly beganUnsaid: boolean
  /** earlier reports had it so long without a gap, hours; it may have begun before */
  readonly presentFor: Hours
  readonly afterGap: boolean
  readonly betterThenWorse: boolean
  readonly oneSided: boolean
}
