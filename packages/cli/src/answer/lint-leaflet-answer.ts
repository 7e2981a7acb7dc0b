import type { LeafletFinding } from '@anagen/claims'
import { type PlaceRange, placesIn } from './place.ts'

/** What a leaflet lacks, contradicts or adds, as the command writes it. */
export interface LeafletMessage {
  readonly kind: 'missing' | 'contradicting' | 'extra'
  readonly severity: 'error' | 'warning'
  readonly reason: string
  /** what the fact says; '' where there is none */
  readonly knowledge: string
  readonly facts: readonly string[]
  readonly quote: string
  /** for what is missing, the title */
  readonly place: PlaceRange
}

/** One leaflet. `problem`: it could not be checked, and why; else `treatment` is what it was held against. */
export interface CheckedLeaflet {
  readonly path: string
  readonly treatment?: string
  readonly messages: readonly LeafletMessage[]
  readonly problem?: string
}

export function leafletMessages(source: string, findings: readonly LeafletFinding[]): LeafletMessage[] {
  const place = placesIn(source)
  return findings.map(({ kind, severity, reason, says, facts, quote, start, end }) => ({
    kind,
    severity,
    reason,
    knowledge: says,
    facts,
    quote,
    place: place({ start, end }),
  }))
}
