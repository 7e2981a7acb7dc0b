/** Where a fact comes from. `seen: false` = recalled, not read again. */
export interface Source {
  readonly id: string
  readonly title: string
  readonly publisher: string | null
  readonly year: number | null
  readonly url: string | null
  readonly kind: string
  readonly seen: boolean
  readonly seed?: string | undefined
  readonly note?: string | undefined
}

/** Inclusive range, `from <= to`. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** Frequency in per cent of patients; `percent: null` means that no figure exists, not zero. */
export interface Frequency {
  readonly category: 'very-common' | 'common' | 'uncommon' | 'rare' | 'very-rare' | 'unknown'
  readonly percent: Span | null
  readonly sources: readonly string[]
}

/** What every fact of a treatment carries: a stable id such as `prp/effect/redness` and where it comes from. */
export interface Fact {
  readonly id: string
  readonly treatment: string
  readonly sources: readonly string[]
  /** why there is no source; shown with the fact */
  readonly unsourced?: string | undefined
  readonly disagreements?: string | undefined
  readonly note?: string | undefined
}
