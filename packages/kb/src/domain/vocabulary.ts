import type { Grade, Hours, Trend } from '../levels.ts'

/** A sign told by words that stand near each other: one alternative of every slot, any inflection. */
export interface Scene {
  readonly sign: string
  /** null: the lowest of the sign */
  readonly grade: Grade | null
  readonly slots: readonly (readonly string[])[]
  readonly inOrder: boolean
  readonly not: readonly string[]
  /** signs that its words would tell by themselves and that are not meant */
  readonly insteadOf: readonly string[]
  /** it says what something is like: beside a sign told in so many words it adds none */
  readonly isLikeness: boolean
  /** words between the first and the last, at most */
  readonly within: number
}

/** The words around the signs, as `recognise` needs them. */
export interface Vocabulary {
  readonly severity: { readonly [grade in Grade]: readonly string[] }
  readonly trend: { readonly [trend in Trend]: readonly string[] }
  readonly absent: readonly string[]
  readonly resolved: readonly string[]
  readonly scopeEnds: readonly string[]
  readonly notNegations: readonly string[]
  readonly uncertainty: readonly string[]
  readonly timed: readonly { readonly phrases: readonly string[]; readonly hours: Hours }[]
  readonly units: { readonly [unit: string]: readonly string[] }
  readonly durationLong: readonly string[]
  readonly spread: readonly string[]
  readonly sinceGap: readonly string[]
  readonly oneSide: readonly string[]
  readonly bothSides: readonly string[]
  readonly celsius: readonly string[]
  readonly fahrenheit: readonly string[]
  readonly feverGuess: readonly string[]
  readonly measured: readonly string[]
  readonly feverHidden: readonly string[]
  readonly places: readonly string[]
  readonly scenes: readonly Scene[]
  /** knowledge/words/*.yaml by file name: lexicons of `recognise`, see each file's header */
  readonly words: { readonly [file: string]: unknown }
}
