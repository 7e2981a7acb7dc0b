import type { Grade, Hours, Trend, Urgency } from '../levels.ts'

/** One condition on one sign; absent conditions always hold. `sign: null` = on the person (`modifier`) alone. */
export interface PatternItem {
  readonly sign: string | null
  readonly grade: Grade | null
  readonly trend: Trend | null
  readonly fromHours: Hours | null
  readonly beforeHours: Hours | null
  readonly beyondHours: Hours | null
  readonly afterGap: boolean
  readonly oneSided: boolean
  /** degrees Celsius, at least */
  readonly temperature: number | null
  readonly modifier: string | null
}

export type Alternative = readonly PatternItem[]

export interface Pattern {
  readonly any: readonly Alternative[]
  readonly raise: readonly { readonly urgency: Urgency; readonly any: readonly Alternative[] }[]
}
