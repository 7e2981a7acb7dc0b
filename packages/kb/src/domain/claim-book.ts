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

/** The words, patterns and rules of the article checker: knowledge/claims. */
export interface ClaimBook {
  readonly classes: { readonly [name: string]: readonly string[] }
  readonly irregular: { readonly [word: string]: readonly string[] }
  readonly frames: { readonly [name: string]: readonly string[] }
  readonly treatments: {
    readonly [name: string]: { readonly slugs: readonly string[]; readonly names: readonly string[] }
  }
  readonly effects: readonly ClaimEffect[]
  readonly approval: { readonly [slug: string]: ClaimApproval }
  readonly rules: { readonly [id: string]: ClaimRuleData }
  readonly sources: { readonly [id: string]: Source }
}
