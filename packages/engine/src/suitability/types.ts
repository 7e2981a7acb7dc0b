import type { ScaleName, SuitabilityLevel } from '@anagen/kb'

/** Which question words answered: an allergy to a medicine is not taking it. */
export type WordsKind = 'has' | 'takes' | 'allergy'

/** Words that were not understood: kept, shown, never taken for nothing. */
export interface NotChecked {
  readonly kind: WordsKind
  readonly words: string
  readonly didYouMean: string | null
}

/** What a person says about themselves. What is absent is unknown, which is neither yes nor no. */
export interface Profile {
  /** ids of knowledge/choosing/traits.yaml that hold */
  readonly yes: readonly string[]
  /** ids that do not */
  readonly no: readonly string[]
  /** groups of traits in which nothing else holds than what stands in `yes` */
  readonly noneElseOf?: readonly string[] | undefined
  readonly age?: number | undefined
  /** Fitzpatrick type, 1 to 6 */
  readonly skinType?: number | undefined
  readonly stages?: { readonly [scale in ScaleName]?: number } | undefined
  readonly notChecked?: readonly NotChecked[] | undefined
}

/** Two answers that cannot both be. */
export interface Contradiction {
  readonly trait: string
  readonly text: string
}

/** One reason for the level of a treatment. */
export interface SuitabilityFinding {
  readonly level: SuitabilityLevel
  readonly rule: 'contraindication' | 'general' | 'interaction' | 'not-checked'
  readonly what: string
  readonly why: string
  readonly see: 'doctor' | 'dermatologist' | 'prescriber' | null
  /** the answers that it rests on */
  readonly traits: readonly string[]
  readonly facts: readonly string[]
  readonly sources: readonly string[]
  readonly unsourced: string | null
}

export interface SuitabilityOf {
  readonly slug: string
  readonly name: string
  readonly reviewedBy: string | null
  /** never `suitable` while a question that could change it is open */
  readonly level: SuitabilityLevel
  /** no open question could make it worse */
  readonly isSettled: boolean
  /** the worst that the open questions could make it */
  readonly couldBecome: SuitabilityLevel
  readonly text: string
  /** worst first */
  readonly findings: readonly SuitabilityFinding[]
  /** traits to ask about, those that could change most first */
  readonly open: readonly string[]
}

/** A question with what its answer could change. */
export interface SuitabilityQuestion {
  readonly trait: string
  readonly ask: string
  /** treatments that a yes could make worse, and how much */
  readonly couldRaise: readonly { readonly slug: string; readonly to: SuitabilityLevel }[]
}

export interface Suitability {
  readonly treatments: readonly SuitabilityOf[]
  /** what could change most first */
  readonly questions: readonly SuitabilityQuestion[]
  readonly notChecked: readonly NotChecked[]
  readonly contradictions: readonly Contradiction[]
  readonly unknownTreatments: readonly string[]
  readonly knowledgeDigest: string
}
