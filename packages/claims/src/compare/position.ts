import type { ClaimCompare, Compared } from '@anagen/kb'
import type { SourceSpan } from '../article/block.ts'

/** What one article says on something that another can contradict: a yes or no, or a range. */
export interface Position extends SourceSpan {
  /** index of the article */
  readonly article: number
  readonly treatment: string
  readonly topic: Compared
  /** what it is about, such as the key of an effect or an activity; '' where the topic says it all */
  readonly about: string
  readonly says: Stand
  /** "usually", "may", "some": it leaves room for others */
  readonly isHedged: boolean
  /** its own words, one line */
  readonly quote: string
}

/** Times in hours, intervals in days, sessions as a count. */
export type Stand =
  | { readonly kind: 'yes' }
  | { readonly kind: 'no' }
  | { readonly kind: 'range'; readonly low: number; readonly high: number }

/** From which factor on two figures disagree. */
export type Apart = ClaimCompare['numbers']

const apartBy = (a: number, b: number): number => Math.max(a, b) / Math.max(1, Math.min(a, b))

/**
 * Do two positions on the same question contradict each other? Symmetric. Times disagree by their ends ("until when?"), numbers of
 * sessions and gaps where the ranges do not meet. Inside one article two times contradict each other only where neither is hedged:
 * "usually gone in three days, in some people two weeks" is one answer.
 */
export function contradicts(a: Position, b: Position, apart: Apart): boolean {
  if (a.treatment !== b.treatment || a.topic !== b.topic || a.about !== b.about) return false
  if (a.says.kind !== 'range' || b.says.kind !== 'range')
    return a.says.kind !== b.says.kind && a.says.kind !== 'range' && b.says.kind !== 'range'
  if (a.article === b.article && (a.isHedged || b.isHedged)) return false
  if (a.topic === 'lasts' || a.topic === 'until') return apartBy(a.says.high, b.says.high) >= apart[a.topic]
  if (a.says.low > b.says.high) return apartBy(a.says.low, b.says.high) >= apart.course
  return b.says.low > a.says.high && apartBy(b.says.low, a.says.high) >= apart.course
}
