import { scaleLinear } from 'd3-scale'

/** The frame of every picture: axes, ticks, words. It draws what it is given and computes no statistic. */

export interface Scale {
  readonly of: (value: number) => number
  readonly ticks: readonly number[]
}

export const SIZE = { width: 720, height: 440, left: 64, right: 24, top: 56, bottom: 56 } as const
const TICKS = 7

/** Round numbers between the two. */
export const roundTicks = (from: number, to: number, count = TICKS): readonly number[] =>
  scaleLinear().domain([from, to]).ticks(count)

const scale = (from: number, to: number, start: number, end: number): Scale => ({
  of: scaleLinear().domain([from, to]).range([start, end]),
  ticks: roundTicks(from, to),
})

export const across = (from: number, to: number): Scale => scale(from, to, SIZE.left, SIZE.width - SIZE.right)

export const upwards = (from: number, to: number): Scale => scale(from, to, SIZE.height - SIZE.bottom, SIZE.top)

export const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)

/** A coordinate with what the eye can see of it. */
export const px = (value: number): string => String(Math.round(value * 100) / 100)

export interface Frame {
  readonly title: string
  /** for readers who do not see the picture */
  readonly description: string
  readonly x: Scale
  readonly y: Scale
  readonly xLabel: string
  readonly yLabel: string
  readonly showY?: (value: number) => string
  readonly foot: string
}

/** A whole SVG file. */
export const framed = (
  { title, description, x, y, xLabel, yLabel, showY = String, foot }: Frame,
  body: readonly string[],
): string => {
  const { width, height, left, right, top, bottom } = SIZE
  const vertical = y.ticks.flatMap((tick) => [
    `<line x1="${left}" x2="${width - right}" y1="${px(y.of(tick))}" y2="${px(y.of(tick))}" stroke="#ddd"/>`,
    `<text x="${left - 8}" y="${px(y.of(tick) + 4)}" text-anchor="end">${escaped(showY(tick))}</text>`,
  ])
  const horizontal = x.ticks.map(
    (tick) => `<text x="${px(x.of(tick))}" y="${height - bottom + 18}" text-anchor="middle">${tick}</text>`,
  )
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="t d" font-family="sans-serif" font-size="12" fill="#222">`,
    `<title id="t">${escaped(title)}</title><desc id="d">${escaped(description)}</desc>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<text x="${left}" y="24" font-size="16" font-weight="bold">${escaped(title)}</text>`,
    ...vertical,
    ...horizontal,
    `<line x1="${left}" x2="${width - right}" y1="${height - bottom}" y2="${height - bottom}" stroke="#222"/>`,
    `<text x="${width - right}" y="${height - bottom + 34}" text-anchor="end">${escaped(xLabel)}</text>`,
    `<text x="${left}" y="${top - 12}">${escaped(yLabel)}</text>`,
    ...body,
    `<text x="${left}" y="${height - 8}" font-size="11" fill="#555">${escaped(foot)}</text>`,
    '</svg>',
    '',
  ].join('\n')
}
