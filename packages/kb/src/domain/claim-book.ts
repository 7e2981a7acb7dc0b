import type { Source } from './fact.ts'

/** What one rule of the article checker says and looks for. Patterns: docs/claims.md. */
export interface ClaimRuleData {
  readonly severity: 'error' | 'warning'
  readonly reason: string
  readonly expected: string
  readonly why: string
  readonly sources: readonly string[]
  readonly claims?: readonly string[]
  readonly signs?: readonly string[]
  readonly patterns?: { readonly [group: string]: readonly string[] }
  readonly numbers?: { readonly [name: string]: number }
  readonly suggestion?: string
}

/** What articles call a treatment, or several at once. */
export interface ClaimTreatment {
  readonly slugs: readonly string[]
  readonly names: readonly string[]
  /** things and acts that only an article on it speaks of: they tell what a text that names no treatment is about */
  readonly tells?: readonly string[]
}

/** What articles call an effect, and the signs that it is. */
export interface ClaimEffect {
  readonly id: string
  readonly names: readonly string[]
  readonly signs: readonly string[]
  readonly only?: readonly string[]
  readonly shared?: boolean
}

export interface ClaimApproval {
  readonly status: 'approved' | 'cleared' | 'unapproved' | 'cosmetic' | 'food' | 'surgery'
  readonly in?: readonly string[]
  readonly disclose: boolean
  readonly prescription?: boolean
  readonly facts: readonly string[]
}

/** How texts tell people what to do and to leave: words and phrases, a trailing `~` for inflections. */
export interface ClaimCare {
  readonly avoids: readonly string[]
  readonly 'avoids-after': readonly string[]
  readonly allows: readonly string[]
  readonly begins: readonly string[]
  readonly before: readonly string[]
  readonly 'at-once': readonly string[]
  readonly instructs: readonly string[]
  readonly also: { readonly [activity: string]: readonly string[] }
  readonly common: readonly string[]
  readonly numbers: { readonly same: number; readonly stricter: number; readonly likeness: number }
  readonly says: { readonly [kind in LeafletText]: string }
}

/** What a leaflet can be told. */
export type LeafletText = 'missing' | 'shorter' | 'earlier' | 'commands' | 'stricter' | 'extra'

/** What two articles can contradict each other on, and how it is asked. */
export type Compared = 'lasts' | 'happens' | 'sessions' | 'interval' | 'until' | 'permanent' | 'excluded' | 'approved'

export interface ClaimCompare {
  readonly questions: { readonly [topic in Compared]: string }
  readonly blanket: readonly string[]
  readonly common: readonly string[]
  readonly also: { readonly [effect: string]: readonly string[] }
  readonly fades: readonly string[]
  readonly excludes: readonly string[]
  readonly numbers: {
    readonly lasts: number
    readonly until: number
    readonly course: number
    readonly result_hours: number
  }
}

/** The words, patterns and rules of the article checker: knowledge/claims. */
export interface ClaimBook {
  readonly classes: { readonly [name: string]: readonly string[] }
  readonly irregular: { readonly [word: string]: readonly string[] }
  /** words by what they are about, for likeness to labelled claims */
  readonly concepts: { readonly [name: string]: readonly string[] }
  readonly frames: { readonly [name: string]: readonly string[] }
  readonly treatments: { readonly [name: string]: ClaimTreatment }
  readonly effects: readonly ClaimEffect[]
  readonly approval: { readonly [slug: string]: ClaimApproval }
  readonly care: ClaimCare
  readonly compare: ClaimCompare
  readonly rules: { readonly [id: string]: ClaimRuleData }
  readonly sources: { readonly [id: string]: Source }
}
