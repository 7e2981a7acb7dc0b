import { LEVELS, type Level, rank } from '@anagen/kb'
import { scaleLinear, scalePoint } from 'd3-scale'
import { curveStepAfter, line } from 'd3-shape'

/** One check-in of somebody, to be drawn. */
export interface Told {
  readonly id: string
  /** milliseconds since 1970 */
  readonly at: number
  readonly level: Level
  /** the one that is being looked at */
  readonly isThis: boolean
  readonly when: string
}

/** Levels over time: points in per cent of the width and pixels of the height. */
export interface Trend {
  readonly height: number
  readonly path: string
  readonly points: readonly (Told & { readonly x: number; readonly y: number })[]
  readonly rows: readonly { readonly level: Level; readonly y: number }[]
}

const HEIGHT = 120
const MARGIN = 12
const FEWEST = 2

/** How it went from check-in to check-in; null when there is nothing to compare. */
export const drawTrend = (told: readonly Told[]): Trend | null => {
  if (told.length < FEWEST) return null
  const inTime = told.toSorted((a, b) => a.at - b.at)
  const [first, last] = [inTime[0]?.at ?? 0, inTime.at(-1)?.at ?? 0]
  const x = scaleLinear()
    .domain([first, Math.max(last, first + 1)])
    .range([2, 98])
  const y = scalePoint<Level>()
    .domain(LEVELS.toReversed())
    .range([MARGIN, HEIGHT - MARGIN])
  const at = (level: Level): number => Math.round(y(level) ?? HEIGHT - MARGIN * (rank(level) + 1))
  const points = inTime.map((one) => ({ ...one, x: Math.round((x(one.at) ?? 0) * 10) / 10, y: at(one.level) }))
  const step = line<(typeof points)[number]>()
    .x((p) => p.x)
    .y((p) => p.y)
    .curve(curveStepAfter)
  return { height: HEIGHT, path: step(points) ?? '', points, rows: LEVELS.map((level) => ({ level, y: at(level) })) }
}
