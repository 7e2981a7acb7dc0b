import type { Grade } from '../levels.ts'

/** One entry of the controlled vocabulary. `grades` says what each grade means; a grade that is absent does not exist. */
export interface Sign {
  readonly id: string
  readonly plain: string
  readonly group: string
  readonly ctcae: { readonly term: string; readonly version: number } | null
  readonly grades: { readonly [grade in Grade]?: string }
  readonly lowestGrade: Grade
  readonly highestGrade: Grade
  /** no treatment may ever call it expected */
  readonly neverCalm: boolean
  /** something hoped for, such as new hair: that it is not there is no all-clear */
  readonly wanted: boolean
  /** what people say, with the grade that the phrase alone carries */
  readonly says: readonly { readonly phrase: string; readonly grade: Grade }[]
  readonly not: readonly { readonly phrase: string; readonly means: string }[]
  readonly ask: string
  readonly places: readonly string[]
  readonly oftenWith: readonly string[]
  readonly sources: readonly string[]
}
