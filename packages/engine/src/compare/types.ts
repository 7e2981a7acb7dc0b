import type { Criterion } from '@anagen/kb'

/** The slug of not treating. */
export const NOTHING = 'nothing'

/** What one session, month or year costs, or the whole once. */
export interface Price {
  readonly amount: number
  readonly per: 'session' | 'month' | 'year' | 'once'
}

/** What `compare` is asked beyond the options themselves. */
export interface CompareRequest {
  /** slugs, or `nothing` */
  readonly options: readonly string[]
  /** by slug */
  readonly prices?: { readonly [slug: string]: Price } | undefined
  /** such as EUR; shown as it stands */
  readonly currency?: string | undefined
  /** jurisdictions as the knowledge base names them; absent: all */
  readonly jurisdictions?: readonly string[] | undefined
}

/** One statement of a cell with where it comes from; without sources `unsourced` says why. */
export interface CellItem {
  readonly text: string
  readonly facts: readonly string[]
  readonly sources: readonly string[]
  readonly unsourced: string | null
}

/** One option under one criterion. Never empty: what nobody knows says so, and `known` is false. */
export interface Cell {
  readonly option: string
  readonly criterion: Criterion
  readonly short: string
  readonly known: boolean
  readonly items: readonly CellItem[]
}

export interface ComparedOption {
  readonly slug: string
  readonly name: string
  readonly reviewedBy: string | null
  /** one a criterion, in the order of the criteria */
  readonly cells: readonly Cell[]
}

export interface Comparison {
  readonly options: readonly ComparedOption[]
  readonly unknownOptions: readonly string[]
  readonly knowledgeDigest: string
}
