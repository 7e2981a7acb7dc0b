import { showHours } from '@anagen/engine'
import type { Effect, Instruction, Interaction, Span } from '@anagen/kb'

/** Where something begins and ends, in words. */
export interface WindowWords {
  readonly clock: string
  /** it can begin at hour 0 */
  readonly isFromStart: boolean
  readonly from: string
  readonly onsetEnd: string
  readonly typical: string
  readonly upper: string
  readonly disputed: string | null
  readonly longest: string | null
  /** what the treatment is done for: sources follow it so long, and it is not over */
  readonly isHoped: boolean
}

export const windowWords = (e: Effect): WindowWords => ({
  clock: e.clock,
  isFromStart: e.onset.from === 0,
  from: showHours(e.onset.from),
  onsetEnd: showHours(e.onset.to),
  typical: showHours(e.typical.to),
  upper: showHours(e.upper),
  disputed: e.disputedUntil > e.upper ? showHours(e.disputedUntil) : null,
  longest: e.maxDuration === null ? null : showHours(e.maxDuration),
  isHoped: e.isHoped,
})

/** An interval round the session: hours before are negative. */
export interface AroundWords {
  readonly from: { readonly side: 'before' | 'at' | 'after'; readonly hours: string }
  readonly to: { readonly side: 'before' | 'at' | 'after'; readonly hours: string }
}

const side = (hours: number): AroundWords['from'] => ({
  side: hours < 0 ? 'before' : hours === 0 ? 'at' : 'after',
  hours: showHours(Math.abs(hours)),
})

export const aroundWords = ({ window }: Pick<Instruction | Interaction, 'window'>): AroundWords => ({
  from: side(window.from),
  to: side(window.to),
})

export const showSpan = ({ from, to }: Span): string => (from === to ? String(from) : `${from}-${to}`)
