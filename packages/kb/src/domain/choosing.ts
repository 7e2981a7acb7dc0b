import type { PlanText, ScaleName } from '../choosing-names.ts'
import type { Span } from './fact.ts'

/** Something that can be true about a person who chooses a treatment. */
export interface Trait {
  readonly id: string
  readonly group: string
  readonly label: string
  /** the question that settles it */
  readonly ask: string
  readonly says: readonly string[]
  readonly implies: readonly string[]
  readonly excludes: readonly string[]
  /** it follows from a number, inclusive; null: from none */
  readonly from: { readonly [of in 'age' | 'skinType' | ScaleName]?: Span } | null
  /** a medicine that only its prescriber may stop */
  readonly neverStop: boolean
}

/** A part of the scalp as it is booked: `share` 0 takes the shortest time that a source gives, 1 the longest. */
export interface Area {
  readonly id: string
  readonly label: string
  readonly share: number
}

/** What planning, suitability, comparison and interactions rest on beyond the treatments. */
export interface Choosing {
  readonly traits: { readonly [id: string]: Trait }
  readonly areas: { readonly [id: string]: Area }
  /** how long a review is booked for */
  readonly reviewMinutes: number
  readonly texts: { readonly plan: { readonly [text in PlanText]: string } }
}
