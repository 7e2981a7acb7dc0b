import type { Clock } from '../levels.ts'
import type { Apart } from './apart.ts'
import type { Fact, Span } from './fact.ts'

export interface Interaction extends Fact {
  readonly key: string
  readonly what: string
  readonly rule: string
  readonly window: Span
  readonly clock: Clock
  readonly why: string
  /** traits, or `treatment/<slug>`: what it is about */
  readonly with: readonly string[]
  /** true: only what a doctor prescribed; false: only what nobody did; null: either */
  readonly prescribed: boolean | null
  /** it holds only when one of these traits does; empty: always */
  readonly needs: readonly string[]
  /** what is paused or avoided: what it is with, or the treatment itself */
  readonly actsOn: 'item' | 'treatment'
  readonly apart: Apart | null
}

export type Topic =
  | 'washing'
  | 'medication'
  | 'exercise'
  | 'touching'
  | 'hair-products'
  | 'heat'
  | 'sun'
  | 'alcohol'
  | 'hats'
  | 'smoking'
  | 'sleep'
  | 'food'
  | 'other'

/** One pre-care or after-care rule with its interval in hours around the session. */
export interface Instruction extends Fact {
  readonly key: string
  readonly instruction: string
  readonly window: Span
  readonly kind: 'before' | 'avoid' | 'do' | 'allowed-from'
  readonly topic: Topic | null
  readonly strength: 'must' | 'should' | 'may'
  readonly why: string
}
