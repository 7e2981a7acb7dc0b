import {
  type Denominator,
  type FunnelLimits,
  funnelLimits,
  isRefusal,
  type ProportionMethod,
  type Rate,
  ratePer,
  suppressSmallCells,
} from '@anagen/stats'
import { BadInput } from '../bad-input.ts'

/** Events out of chances, of one lot, operator or month. */
export interface NamedCount {
  readonly name: string
  readonly events: number
  readonly outOf: number
}

/** One name with its rate, and whether chance makes such a rate of the rate of all. */
export interface RateRow {
  readonly name: string | null
  /** null: hidden, because few people could be recognised */
  readonly rate: Rate<Denominator> | null
  readonly funnel: FunnelLimits | null
  readonly standsOut: 'above' | 'below' | null
}

export interface RateQuestion {
  readonly per: Denominator
  readonly method: ProportionMethod
  readonly confidence: number
  readonly isSuppressed: boolean
}

const ALARM = 0.998

/** The rate of each name and of all together. */
export const rateRows = (
  counts: readonly NamedCount[],
  { per, method, confidence, isSuppressed }: RateQuestion,
): { readonly rows: readonly RateRow[]; readonly all: Rate<Denominator> } => {
  const rate = (events: number, outOf: number): Rate<Denominator> => {
    const found = ratePer(per, events, outOf, { method, confidence })
    if (isRefusal(found)) throw new BadInput(found.message)
    return found
  }
  const sum = (of: (count: NamedCount) => number): number => counts.reduce((total, count) => total + of(count), 0)
  const all = rate(
    sum(({ events }) => events),
    sum(({ outOf }) => outOf),
  )
  const shown = isSuppressed ? suppressSmallCells(counts.map(({ name, events }) => ({ name, count: events }))) : []
  const rows = counts.map(({ name, events, outOf }, i) => {
    if (shown[i]?.count === null) return { name: name || null, rate: null, funnel: null, standsOut: null }
    const limits = counts.length > 1 ? funnelLimits(all.estimate, outOf, ALARM) : null
    const funnel = limits && !isRefusal(limits) ? limits : null
    return { name: name || null, rate: rate(events, outOf), funnel, standsOut: sideOf(events / outOf, funnel) }
  })
  return { rows, all }
}

const sideOf = (share: number, funnel: FunnelLimits | null): RateRow['standsOut'] => {
  if (!funnel) return null
  if (share > funnel.high) return 'above'
  return share < funnel.low ? 'below' : null
}
