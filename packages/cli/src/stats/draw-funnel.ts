import { type Denominator, funnelLimits, isRefusal, type Rate } from '@anagen/stats'
import { line } from 'd3-shape'
import { STROKES } from './palette.ts'
import { across, escaped, framed, px, type Scale, upwards } from './plot.ts'
import type { RateRow } from './rate-rows.ts'

const POINTS = 120
const LEVELS = [
  { confidence: 0.95, dash: '3 3' },
  { confidence: 0.998, dash: '' },
] as const

/** Limits of the target over all sizes, read off the package. */
const funnelLine = (
  target: number,
  most: number,
  side: 'low' | 'high',
  level: (typeof LEVELS)[number],
  x: Scale,
  y: Scale,
): string => {
  const sizes = Array.from({ length: POINTS }, (_, i) => Math.max(1, Math.round((most * (i + 1)) / POINTS)))
  const points = sizes.flatMap((n): [number, number][] => {
    const limits = funnelLimits(target, n, level.confidence)
    return isRefusal(limits) ? [] : [[x.of(n), y.of(limits[side])]]
  })
  return `<path d="${line().digits(2)(points)}" fill="none" stroke="#888"${level.dash && ` stroke-dasharray="${level.dash}"`}/>`
}

/** Rates against their sizes, within the limits of chance, as an SVG file. */
export const drawFunnel = (rows: readonly RateRow[], all: Rate<Denominator>, title: string): string => {
  const rates = rows.flatMap(({ name, rate, standsOut }) => (rate ? [{ name, rate, standsOut }] : []))
  const most = Math.max(...rates.map(({ rate }) => rate.n)) * 1.1
  const smallest = Math.min(...rates.map(({ rate }) => rate.n))
  const wide = funnelLimits(all.estimate, smallest, 0.998)
  const highest = Math.max(...rates.map(({ rate }) => rate.estimate), isRefusal(wide) ? 0 : wide.high) * 1.1
  const x = across(0, most)
  const y = upwards(0, Math.min(1, highest || 1))
  const limits = LEVELS.flatMap((level) =>
    (['low', 'high'] as const).map((side) => funnelLine(all.estimate, most, side, level, x, y)),
  )
  const target = `<line x1="${px(x.of(0))}" x2="${px(x.of(most))}" y1="${px(y.of(all.estimate))}" y2="${px(y.of(all.estimate))}" stroke="#222"/>`
  const dots = rates.map(({ name, rate, standsOut }) => {
    const [cx, cy] = [px(x.of(rate.n)), px(y.of(rate.estimate))]
    const label =
      standsOut && name
        ? `<text x="${cx}" y="${px(y.of(rate.estimate) - 8)}" text-anchor="middle">${escaped(name)}</text>`
        : ''
    return `<circle cx="${cx}" cy="${cy}" r="4" fill="${standsOut ? STROKES[1].colour : STROKES[0].colour}"><title>${escaped(`${name ?? 'all'}: ${rate.events} of ${rate.n}`)}</title></circle>${label}`
  })
  const clip = `<clipPath id="frame"><rect x="${px(x.of(0))}" y="${px(y.of(Math.min(1, highest || 1)))}" width="${px(x.of(most) - x.of(0))}" height="${px(y.of(0) - y.of(Math.min(1, highest || 1)))}"/></clipPath>`
  const out = rates.filter(({ standsOut }) => standsOut).map(({ name, standsOut }) => `${name} ${standsOut}`)
  return framed(
    {
      title,
      description: `${rates.length} rates per ${all.per}; of all ${all.events} of ${all.n}. Outside the 99.8 % limits: ${out.join(', ') || 'none'}.`,
      x,
      y,
      xLabel: `${all.per}s`,
      yLabel: `events per ${all.per}`,
      showY: (share) => `${Number((share * 100).toFixed(2))} %`,
      foot: 'Dotted 95 %, solid 99.8 %: what chance makes of the rate of all (Spiegelhalter 2005).',
    },
    [clip, `<g clip-path="url(#frame)">`, ...limits, '</g>', target, ...dots],
  )
}
