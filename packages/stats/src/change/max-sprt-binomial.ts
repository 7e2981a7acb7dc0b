import { at } from '../numeric/at.ts'
import { type Refusal, refusal } from '../refusal.ts'
import type { SequentialTest } from './max-sprt-poisson.ts'

/** Events so far, and how many of them in the watched group (the suspect lot, the time after treatment). */
export interface BinomialLook {
  readonly events: number
  readonly watched: number
}

export interface BinomialDesign {
  /** share of events that would fall into the watched group if nothing were wrong */
  readonly share: number
  /** events at which surveillance ends without a signal */
  readonly mostEvents: number
  readonly alpha?: number
}

const binomialStatistic = ({ events, watched }: BinomialLook, share: number): number => {
  if (watched <= events * share) return 0
  const others = events - watched
  const ofOthers = others === 0 ? 0 : others * Math.log(others / events / (1 - share))
  return watched * Math.log(watched / events / share) + ofOthers
}

/**
 * The sequential test where events are compared with other events, so that no expectation is needed (Kulldorff et al. 2011).
 * @example maxSprtBinomial([{ events: 4, watched: 4 }], { share: 0.2, mostEvents: 50 }).points[0].statistic // 6.437752, 4 log(5)
 */
export const maxSprtBinomial = (looks: readonly BinomialLook[], design: BinomialDesign): SequentialTest | Refusal => {
  const { share, mostEvents, alpha = 0.05 } = design
  const criticalValue = binomialCriticalValue(design)
  if (typeof criticalValue !== 'number') return criticalValue
  for (const [row, { events, watched }] of looks.entries()) {
    const before = looks[row - 1] ?? { events: 0, watched: 0 }
    const isSoFar =
      Number.isInteger(events) && Number.isInteger(watched) && events >= before.events && watched >= before.watched
    if (!isSoFar || events < 1 || events - watched < before.events - before.watched)
      return refusal(
        'bad-value',
        `${watched} of ${events} events after ${before.watched} of ${before.events}; write how many so far`,
        row,
      )
  }
  const points = looks.map((look) => {
    const statistic = binomialStatistic(look, share)
    const others = look.events - look.watched
    // with no other event the ratio has no upper bound; half an event stands in for none
    const relativeRisk = (look.watched / Math.max(others, 0.5)) * ((1 - share) / share)
    return { statistic, relativeRisk, isSignal: look.events <= mostEvents && statistic >= criticalValue }
  })
  const signalAt = points.findIndex(({ isSignal }) => isSignal)
  return {
    method: 'MaxSPRT, binomial (Kulldorff et al. 2011)',
    criticalValue,
    alpha,
    points,
    signalAt: signalAt < 0 ? null : signalAt,
    n: looks.at(-1)?.events ?? 0,
  }
}

/**
 * The smallest value that the statistic can take for which the chance of any signal is at most alpha.
 * @example binomialCriticalValue({ share: 0.5, mostEvents: 10 }) // 3.098836, enumeration in R
 */
export const binomialCriticalValue = ({ share, mostEvents, alpha = 0.05 }: BinomialDesign): number | Refusal => {
  if (!(share > 0 && share < 1)) return refusal('bad-value', `the share is ${share}; write a share between 0 and 1`)
  if (!Number.isInteger(mostEvents) || mostEvents < 1 || mostEvents > 2000)
    return refusal('bad-value', `most events is ${mostEvents}; write 1 to 2000`)
  if (!(alpha > 0 && alpha < 0.5)) return refusal('bad-value', `alpha is ${alpha}; write a share such as 0.05`)
  const values = new Set<number>()
  for (let events = 1; events <= mostEvents; events++)
    for (let watched = 1; watched <= events; watched++) values.add(binomialStatistic({ events, watched }, share))
  const sorted = Float64Array.from(values).sort()
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    // values that differ by rounding only are one value
    if (binomialSignalChance(at(sorted, middle) * (1 - 1e-12), share, mostEvents) > alpha) low = middle + 1
    else high = middle
  }
  if (low === sorted.length)
    return refusal('too-few', `${mostEvents} events can never signal at alpha ${alpha}; allow more`)
  return at(sorted, low) * (1 - 1e-12)
}

/** Chance that the statistic ever reaches the critical value where nothing is wrong. */
const binomialSignalChance = (criticalValue: number, share: number, mostEvents: number): number => {
  let quiet = new Float64Array(mostEvents + 1)
  quiet[0] = 1
  for (let events = 1; events <= mostEvents; events++) {
    const next = new Float64Array(mostEvents + 1)
    for (let watched = 0; watched <= events; watched++) {
      if (watched > 0 && binomialStatistic({ events, watched }, share) >= criticalValue) continue
      const from = watched > 0 ? at(quiet, watched - 1) * share : 0
      next[watched] = from + at(quiet, watched) * (1 - share)
    }
    quiet = next
  }
  return 1 - quiet.reduce((sum, chance) => sum + chance, 0)
}
