import type { Grade, Hours, Trend } from '@anagen/kb'

/** A phrase of signs.yaml. */
export interface SignPhrase {
  readonly sign: string
  readonly grade: Grade
  readonly neverCalm: boolean
  /** its words as written: of two signs that share the bases, the one written the same wins */
  readonly written: readonly string[]
  /** only as written: its bases mean another sign, or another grade, by the table of sensations */
  readonly exact: boolean
}

/** A word or phrase of sensations.yaml; `grade` where it carries more than the lowest. */
export interface SensationPhrase {
  readonly sensation: string
  readonly grade: Grade | null
}

/** The sign of a sensation's word where nothing tells a place: "ulcer", "shedding". */
export interface LoneSign {
  readonly sign: string
  readonly grade: Grade
}

/** Every other phrase: found word by word, nothing may stand in between. */
export type Remark =
  | {
      readonly kind:
        | 'context'
        | 'negator'
        | 'not-negation'
        | 'mild'
        | 'resolved'
        | 'returned'
        | 'then-worse'
        | 'since-gap'
    }
  | {
      readonly kind:
        | 'question'
        | 'asked'
        | 'all-well'
        | 'uncertain'
        | 'worry'
        | 'spread'
        | 'one-side'
        | 'both-sides'
        | 'fever-hidden'
    }
  | {
      readonly kind:
        | 'measured'
        | 'fever-guess'
        | 'long'
        | 'many'
        | 'late'
        | 'again'
        | 'fast'
        | 'small'
        | 'odd'
        | 'amiss'
        | 'graver'
        | 'history'
        | 'unable'
        | 'soft'
        | 'other-person'
        | 'person'
    }
  | { readonly kind: 'severity'; readonly grade: Grade; readonly said: string }
  | { readonly kind: 'trend'; readonly trend: Trend }
  | { readonly kind: 'timed'; readonly hours: Hours }
  | { readonly kind: 'modifier'; readonly modifier: string }
  | { readonly kind: 'treatment'; readonly slugs: readonly string[] }
  | { readonly kind: 'part'; readonly part: string }
