import type { Grade } from '@anagen/kb'

/** A pulse, or a number of hairs, that is a sign. */
export interface PulseRange {
  readonly from: number
  readonly to: number
  readonly sign: string
  readonly grade: Grade
}

/** knowledge/words/measures.yaml. See the header of that file. */
export interface MeasuresFile {
  readonly ones: string
  readonly tens: string
  readonly hundred: string
  readonly point: string
  readonly vague: { readonly [word: string]: number }
  readonly articles: string
  readonly of: string
  readonly and: string
  readonly half: string
  readonly to: string
  readonly unit_hours: { readonly [unit: string]: number }
  readonly since: string
  readonly lasting: string
  readonly about: string
  readonly about_exactly: string
  readonly ago: string
  readonly now: string
  readonly counted: string
  /** hours since waking up, at most */
  readonly woke: number
  readonly stretches: {
    readonly long_hours: number
    readonly whole: readonly string[]
    readonly before: readonly string[]
    readonly after: readonly string[]
    readonly ordinal_ends: readonly string[]
    readonly ordinals: readonly string[]
    readonly clock: readonly string[]
    readonly ahead: readonly string[]
    readonly said: readonly string[]
    readonly not_before: readonly string[]
    readonly not_after: readonly string[]
  }
  readonly pulse: {
    readonly cues: string
    readonly fast: PulseRange
    readonly slow: PulseRange
    readonly rise: {
      readonly by: number
      readonly from: number
      readonly sign: string
      readonly grade: Grade
      readonly of: string
      readonly more: string
      readonly falls: string
      readonly other: string
    }
  }
  /** numbers of the body, by what they are called; `_` joins words. `healthy`: those that pass unread; absent: none */
  readonly vitals: readonly {
    readonly cues: string
    readonly healthy?: readonly [number, number]
    readonly over?: readonly [number, number]
  }[]
  readonly hairs: { readonly cues: string; readonly per: string; readonly many: PulseRange }
  /** words beside a count of some time ago, beside one of now, and of what is counted without being a sign */
  readonly growing: { readonly earlier: string; readonly now: string; readonly not_of: string }
  /** how it was: words and phrases of "it was bigger yesterday" (was-then.ts) */
  readonly was_then: {
    readonly was: string
    readonly much: string
    readonly worse: string
    readonly better: string
    readonly times: string
    readonly pointed: string
    readonly colors: string
    readonly told_of: string
    readonly of: string
    readonly sized: string
    readonly past: string
    /** with commas between */
    readonly phrases: string
    readonly never: string
  }
  readonly temperature: {
    readonly cues: string
    readonly degrees: string
    readonly celsius: readonly [number, number]
    readonly fahrenheit: readonly [number, number]
    readonly bare_celsius: readonly [number, number]
    readonly bare_fahrenheit: readonly [number, number]
    readonly normal: string
    readonly weather: string
  }
}
