import type { Hours } from '@anagen/kb'
import type { Recognised } from '../recognised.ts'
import type { Explained, Report, TreatmentDone } from '../report.ts'
import type { SignInput } from './sign.ts'

/** What an earlier report said, parsed but not yet understood. */
export interface EarlierTold {
  readonly hoursAgo: Hours
  readonly signs: readonly SignInput[]
}

/** What was said and measured, parsed but not yet understood. */
export interface Told {
  readonly treatments: readonly TreatmentDone[]
  readonly say: readonly string[]
  readonly signs: readonly SignInput[]
  readonly temperatureC: number | null
  /** ids or words */
  readonly modifiers: readonly string[]
  readonly earlier: readonly EarlierTold[]
  /** signs that the person chose for words that nobody read (see `nearestSigns`) */
  readonly meant?: readonly Explained[] | undefined
}

/** A report with what the words were taken to mean, so that the person can be shown it. */
export interface Understood {
  readonly report: Report
  readonly recognised: readonly Recognised[]
  /** what it was made from, and the report as its words alone make it; absent: nobody can be asked what unread words mean */
  readonly basis?: { readonly told: Told; readonly plain: Report } | undefined
}
