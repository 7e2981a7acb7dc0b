import type {
  CompareText,
  Criterion,
  InteractionEffect,
  InteractionText,
  PlanText,
  ScaleName,
  SuitabilityLevel,
  SuitabilityText,
} from '../choosing-names.ts'
import type { Fact, Span } from './fact.ts'

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
  /** a yes here is a no there, unless something else says yes */
  readonly rulesOut: readonly string[]
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

type Said = Fact & { readonly says: string }
type SaidShort = Said & { readonly short: string }

/** Not treating, as an option like any other. */
export interface Nothing {
  readonly name: string
  readonly reviewedBy: string | null
  readonly whatItIs: Said
  readonly evidence: Said & { readonly level: string }
  readonly firstResults: SaidShort
  readonly likely: SaidShort & { readonly in100: Span | null }
  readonly effects: Said
  readonly complications: Said
  readonly notFor: Said
  readonly regulatory: Said
  readonly upkeep: SaidShort
  readonly stopping: SaidShort
}

/** A scale of how far pattern loss has gone. */
export interface Scale {
  readonly id: ScaleName
  readonly name: string
  readonly sources: readonly string[]
  readonly stages: readonly { readonly stage: number; readonly says: string }[]
}

/** What holds for several treatments at once. */
export interface ChoosingRule extends Fact {
  readonly key: string
  readonly what: string
  readonly why: string
  readonly when: readonly (readonly string[])[]
  readonly level: Exclude<SuitabilityLevel, 'suitable'>
  readonly see: 'doctor' | 'dermatologist' | 'prescriber' | null
  /** slugs that it is about */
  readonly treatments: readonly string[]
}

/** What planning, suitability, comparison and interactions rest on beyond the treatments. */
export interface Choosing {
  readonly traits: { readonly [id: string]: Trait }
  readonly fillers: readonly string[]
  readonly negations: readonly string[]
  readonly scales: readonly Scale[]
  readonly rules: readonly ChoosingRule[]
  readonly areas: { readonly [id: string]: Area }
  /** how long a review is booked for */
  readonly reviewMinutes: number
  readonly nothing: Nothing
  /** what the `rule` of an interaction means; one that is absent: ask */
  readonly interactionEffects: { readonly [rule: string]: InteractionEffect }
  readonly texts: {
    readonly plan: { readonly [text in PlanText]: string }
    readonly compare: { readonly [criterion in Criterion]: string }
    readonly suitability: { readonly [text in SuitabilityText]: string }
    readonly interactions: { readonly [text in InteractionText]: string }
    readonly compareSays: { readonly [text in CompareText]: string }
  }
}
