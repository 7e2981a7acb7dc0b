import { type Band, type BandStep, bandAt, type RecoveryCurve, shareStill } from '@anagen/stats'
import { area, curveStepAfter } from 'd3-shape'
import { strokeOf } from './palette.ts'
import { across, escaped, framed, px, type Scale, SIZE, upwards } from './plot.ts'

export interface DrawnCurve {
  readonly name: string
  readonly curve: RecoveryCurve
  readonly band: Band
}

const percent = (share: number): string => `${Math.round(share * 100)} %`

/** Limits hold from their time until the next. */
const bandShape = ({ band, curve }: DrawnCurve, x: Scale, y: Scale, colour: string): string => {
  const within = band.steps.filter(({ from }) => from <= curve.lastSeen)
  const end = { ...bandAt(band, curve.lastSeen), from: curve.lastSeen }
  const shape = area<BandStep>()
    .x(({ from }) => x.of(from))
    .y0(({ low }) => y.of(low))
    .y1(({ high }) => y.of(high))
    .curve(curveStepAfter)
    .digits(2)
  return `<path d="${shape([...within, end])}" fill="${colour}" fill-opacity="0.12"/>`
}

/** The curve where it is known, and a sloped line through each interval in which the data do not say when it falls. */
const curveLine = ({ curve }: DrawnCurve, x: Scale, y: Scale): string => {
  const ends = curve.intervals.flatMap(({ left, right }) => [left, right ?? curve.lastSeen])
  const times = [...new Set([0, ...ends, curve.lastSeen])]
    .filter((time) => time <= curve.lastSeen)
    .sort((a, b) => a - b)
  return times
    .flatMap((time) => {
      const { lower, upper } = shareStill(curve, time)
      const heights = lower === upper ? [upper] : [upper, lower]
      return heights.map((height) => `${px(x.of(time))},${px(y.of(height))}`)
    })
    .join(' ')
}

/** Recovery curves as an SVG file. */
export const drawCurves = (drawn: readonly DrawnCurve[], { title, unit }: { title: string; unit: string }): string => {
  const end = Math.max(...drawn.map(({ curve }) => curve.lastSeen), Number.MIN_VALUE)
  const x = across(0, end)
  const y = upwards(0, 1)
  const body = drawn.flatMap((one, i) => {
    const { colour, dash } = strokeOf(i)
    const line = `<polyline points="${curveLine(one, x, y)}" fill="none" stroke="${colour}" stroke-width="2"${dash && ` stroke-dasharray="${dash}"`}/>`
    const at = SIZE.top + 16 * (i + 1)
    const from = SIZE.width - SIZE.right - 200
    const key = [
      `<line x1="${from}" x2="${from + 28}" y1="${at - 4}" y2="${at - 4}" stroke="${colour}" stroke-width="2"${dash && ` stroke-dasharray="${dash}"`}/>`,
      `<text x="${from + 36}" y="${at}">${escaped(`${one.name || 'all'} (n = ${one.curve.n})`)}</text>`,
    ]
    return [bandShape(one, x, y, colour), line, ...key]
  })
  const { method, confidence } = drawn[0]?.band ?? { method: '', confidence: 0 }
  const description = drawn
    .map(
      ({ name, curve }) =>
        `${name || 'All'}: ${curve.n} patients, ${curve.ended} seen over it, followed until ${curve.lastSeen} ${unit}.`,
    )
    .join(' ')
  return framed(
    {
      title,
      description,
      x,
      y,
      xLabel: unit,
      yLabel: 'share who still have it',
      showY: percent,
      foot: `NPMLE (Turnbull 1976); shaded: ${percent(confidence)} limits at each time (${method}). Slopes join what was not looked at.`,
    },
    body,
  )
}
