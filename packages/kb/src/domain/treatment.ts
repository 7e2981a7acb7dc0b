import type { Apart } from './apart.ts'
import type { Complication } from './complication.ts'
import type { Effect } from './effect.ts'
import type { Fact, Source, Span } from './fact.ts'
import type { Instruction, Interaction } from './instruction.ts'

export interface Contraindication extends Fact {
  readonly key: string
  readonly what: string
  readonly strength: 'absolute' | 'relative'
  readonly why: string
  /** it holds when all traits of one alternative do; `barred/<slug>`: that treatment is not suitable */
  readonly when: readonly (readonly string[])[]
  /** of a relative one: who has to be asked first; null: a caution */
  readonly see: 'doctor' | 'dermatologist' | 'prescriber' | null
  readonly apart: Apart | null
}

/** What one source asks for; null where it does not say. */
export interface Protocol extends Fact {
  readonly key: string
  readonly says: string
  readonly sessions: Span | null
  readonly intervalDays: Span | null
}

export interface Question extends Fact {
  readonly key: string
  readonly question: string
  readonly answer: string
  readonly facts: readonly string[]
}

export interface Claim extends Fact {
  readonly key: string
  readonly claim: string
  readonly verdict: boolean | string
  readonly why: string
}

export type Category =
  | 'injection'
  | 'surgical'
  | 'cosmetic-tattoo'
  | 'device'
  | 'cell-therapy'
  | 'topical'
  | 'oral'
  | 'supplement'

export interface Treatment {
  readonly slug: string
  readonly name: string
  readonly alsoKnownAs: readonly string[]
  readonly category: Category
  /** a medicine or device used at home: hours count from the first dose */
  readonly isRegimen: boolean
  readonly whatItIs: string
  readonly reviewedBy: string | null
  readonly regulatory: readonly (Fact & { readonly jurisdiction: string; readonly status: string })[]
  readonly evidence: Fact & { readonly level: string; readonly summary: string }
  readonly course: Fact & {
    readonly sessions: Span
    readonly intervalDays: Span
    readonly sessionMinutes: Span | null
    readonly maintenance: string
    readonly where: 'clinic' | 'home'
    /** where sources disagree: the first one is planned unless another is asked for */
    readonly protocols: readonly Protocol[]
    readonly review: Fact & { readonly afterDays: Span; readonly of: 'first' | 'last'; readonly says: string }
    readonly upkeep: Fact & { readonly everyDays: Span | null; readonly says: string }
    readonly stopping: Fact & { readonly says: string; readonly short: string }
  }
  readonly outlook: {
    readonly firstResults: Fact & { readonly says: string; readonly short: string }
    /** `in100: null`: no source gives a share of people */
    readonly likely: Fact & { readonly in100: Span | null; readonly says: string; readonly short: string }
  }
  readonly results: readonly (Fact & { readonly when: string; readonly what: string })[]
  readonly contraindications: readonly Contraindication[]
  readonly interactions: readonly Interaction[]
  readonly instructions: readonly Instruction[]
  readonly effects: readonly Effect[]
  readonly complications: readonly Complication[]
  readonly claims: readonly Claim[]
  readonly questions: readonly Question[]
  readonly seedsSay: readonly { readonly seed: string; readonly says: string; readonly conflictsWith: string }[]
  readonly reviewNotes: readonly string[]
  readonly sources: readonly Source[]
}
