import type { Knowledge } from '@anagen/kb'
import type { SourceSpan } from '../article/block.ts'
import type { CareWords } from '../care/care-words.ts'
import type { Likeness } from './likeness.ts'

/** What an aftercare leaflet lacks, contradicts or adds. `start` and `end`: for what is missing, the title. */
export interface LeafletFinding extends SourceSpan {
  readonly kind: 'missing' | 'contradicting' | 'extra'
  readonly severity: 'error' | 'warning'
  readonly reason: string
  /** what the fact says, with its hours; '' where there is none */
  readonly says: string
  readonly facts: readonly string[]
  /** the leaflet's own words, one line; '' for what is missing */
  readonly quote: string
}

export interface LeafletReader {
  readonly knowledge: Knowledge
  readonly words: CareWords
  readonly likeness: Likeness
}
