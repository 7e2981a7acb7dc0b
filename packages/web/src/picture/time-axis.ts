import type { Hours } from '@anagen/kb'
import { scaleLinear, scaleSymlog } from 'd3-scale'

/** Hours to per cent of the width. Weeks and years on one axis are squeezed, so that the first days stay visible. */
export interface TimeAxis {
  readonly at: (hours: Hours) => number
  readonly end: Hours
  readonly ticks: readonly Tick[]
}

export interface Tick {
  readonly hours: Hours
  readonly percent: number
  readonly unit: 'hour' | 'day' | 'week' | 'month' | 'year'
  readonly count: number
}

const DAY = 24
const LINEAR_UP_TO: Hours = 14 * DAY
const LEAST_GAP = 15

const STEPS: readonly (readonly [unit: Tick['unit'], hours: Hours, counts: readonly number[]])[] = [
  ['hour', 1, [1, 2, 4, 6, 12]],
  ['day', DAY, [1, 2, 3, 5, 7, 10]],
  ['week', 7 * DAY, [2, 3]],
  ['month', 30 * DAY, [1, 2, 3, 6, 9]],
  ['year', 365 * DAY, [1, 2, 3, 5, 10]],
]

const candidates = STEPS.flatMap(([unit, hours, counts]) =>
  counts.map((count) => ({ unit, count, hours: hours * count })),
)

/** An axis from 0 to `end`. @example timeAxis(72).at(36) // 50 */
export const timeAxis = (end: Hours): TimeAxis => {
  const last = Math.max(end, 1)
  const scale = last <= LINEAR_UP_TO ? scaleLinear() : scaleSymlog().constant(2 * DAY)
  scale.domain([0, last]).range([0, 100])
  const at = (hours: Hours): number => Math.round((scale(Math.max(0, Math.min(hours, last))) ?? 0) * 100) / 100
  const ticks: Tick[] = []
  for (const { unit, count, hours } of candidates) {
    const percent = at(hours)
    if (hours > last || percent < LEAST_GAP / 2 || percent > 100 - LEAST_GAP / 3) continue
    if (percent - (ticks.at(-1)?.percent ?? 0) >= LEAST_GAP) ticks.push({ hours, percent, unit, count })
  }
  return { at, end: last, ticks }
}
