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

/** Lines where the share is known; a filled box where nobody was looked at, between what it was before and after. */
const curveShape = ({ curve }: DrawnCurve, x: Scale, y: Scale, stroke: string, colour: string): string[] => {
  const known = [
    { from: 0, still: 1 },
    ...curve.intervals
      .map(({ right }) => right ?? curve.lastSeen)
      .map((from) => ({ from, still: shareStill(curve, from).upper })),
  ]
  const lines = known.map(({ from, still }, i) => {
    const until = Math.min(curve.intervals[i]?.left ?? curve.lastSeen, curve.lastSeen)
    return `<line x1="${px(x.of(from))}" x2="${px(x.of(until))}" y1="${px(y.of(still))}" y2="${px(y.of(still))}" ${stroke}/>`
  })
  const boxes = curve.intervals.map(({ left, right }, i) => {
    const above = known[i]?.still ?? 1
    const below = right === null ? 0 : (known[i + 1]?.still ?? 0)
    const width = x.of(right ?? curve.lastSeen) - x.of(left)
    return `<rect x="${px(x.of(left))}" y="${px(y.of(above))}" width="${px(width)}" height="${px(y.of(below) - y.of(above))}" fill="${colour}" fill-opacity="0.45" stroke="${colour}"/>`
  })
  return [...boxes, ...lines]
}

/** Recovery curves as an SVG file. */
export const drawCurves = (drawn: readonly DrawnCurve[], { title, unit }: { title: string; unit: string }): string => {
  const end = Math.max(...drawn.map(({ curve }) => curve.lastSeen), Number.MIN_VALUE)
  const x = across(0, end)
  const y = upwards(0, 1)
  const body = drawn.flatMap((one, i) => {
    const { colour, dash } = strokeOf(i)
    const stroke = `stroke="${colour}" stroke-width="2"${dash && ` stroke-dasharray="${dash}"`}`
    const at = SIZE.top + 16 * (i + 1)
    const from = SIZE.width - SIZE.right - 200
    const key = [
      `<line x1="${from}" x2="${from + 28}" y1="${at - 4}" y2="${at - 4}" ${stroke}/>`,
      `<text x="${from + 36}" y="${at}">${escaped(`${one.name || 'all'} (n = ${one.curve.n})`)}</text>`,
    ]
    return [bandShape(one, x, y, colour), ...curveShape(one, x, y, stroke, colour), ...key]
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
      foot: `Pale: ${percent(confidence)} limits at each time (${method}). Boxes: it fell somewhere in here; nobody looked.`,
    },
    body,
  )
}
