import { curveStepAfter, line } from 'd3-shape'
import { STROKES } from './palette.ts'
import { across, framed, px, upwards } from './plot.ts'

interface Labels {
  readonly title: string
  readonly limit: number
  readonly xLabel: string
  readonly yLabel: string
  readonly foot: string
}

/** A chart over time with the limit at which it signals, as an SVG file. */
export const drawSteps = (
  points: readonly (readonly [x: number, y: number])[],
  { title, limit, xLabel, yLabel, foot }: Labels,
): string => {
  const end = Math.max(1, ...points.map(([at]) => at))
  const x = across(0, end)
  const y = upwards(0, 1.15 * Math.max(limit, ...points.map(([, value]) => value)))
  const path = line<readonly [number, number]>()
    .x(([at]) => x.of(at))
    .y(([, value]) => y.of(value))
    .curve(curveStepAfter)
    .digits(2)
  const crossed = points.filter(([, value]) => value >= limit)
  const body = [
    `<line x1="${px(x.of(0))}" x2="${px(x.of(end))}" y1="${px(y.of(limit))}" y2="${px(y.of(limit))}" stroke="${STROKES[1].colour}" stroke-width="2" stroke-dasharray="7 3"/>`,
    `<path d="${path(points.slice())}" fill="none" stroke="${STROKES[0].colour}" stroke-width="1.5"/>`,
  ]
  const description = `${points.length} points; the limit ${limit.toFixed(2)} is ${crossed.length > 0 ? `first reached at ${crossed[0]?.[0]}` : 'never reached'}.`
  return framed({ title, description, x, y, xLabel, yLabel, foot }, body)
}
