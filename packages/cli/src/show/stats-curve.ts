import { bandAt, type LogRank, shareStill, type TimeUntil } from '@anagen/stats'
import type { GroupCurve } from '../stats/curve-options.ts'
import { roundTicks } from '../stats/plot.ts'
import { quartilesOf } from '../stats/quartiles.ts'
import { heading, paragraph, type Screen } from '../text/screen.ts'
import { table } from '../text/table.ts'
import { limitsOf, rangeOf } from './shares.ts'

const ROWS = 12

const timeOf = (time: number | null): string => (time === null ? 'not reached' : String(Number(time.toPrecision(6))))

const quantileRow = (quantile: TimeUntil, unit: string): readonly string[] => [
  `${quantile.share * 100} % over it by`,
  quantile.until === null
    ? `not reached by ${timeOf(quantile.from)} ${unit}`
    : `${timeOf(quantile.from)} to ${timeOf(quantile.until)} ${unit}`,
  `${quantile.confidence * 100} % limits ${timeOf(quantile.low)} to ${timeOf(quantile.high)}`,
]

const showGroup = (
  { name, curve, band }: GroupCurve,
  times: readonly number[],
  unit: string,
  screen: Screen,
): string[] => {
  const rows = times.map((time) => {
    if (time > curve.lastSeen) return [String(time), 'nobody was seen so late', '']
    const { low, high } = bandAt(band, time)
    const still = shareStill(curve, time)
    return [String(time), rangeOf(still), limitsOf(Math.min(low, still.lower), Math.max(high, still.upper))]
  })
  const quantiles = quartilesOf(curve, band)
  const beyond = `Cannot be estimated beyond ${timeOf(curve.lastSeen)} ${unit}: nobody was seen later.`
  const still = curve.n - curve.ended
  return [
    ...heading(
      screen,
      `${name || 'All'}: ${curve.n} patients, ${curve.ended} seen over it, ${still} still had it when last seen`,
    ),
    ...table([[unit, 'still have it', `${band.confidence * 100} % limits`], ...rows], screen),
    '',
    ...table(
      quantiles.map((found) => quantileRow(found, unit)),
      screen,
    ),
    ...paragraph(screen, beyond),
  ]
}

const timesFor = ({ curve }: GroupCurve, asked: readonly number[] | undefined): readonly number[] =>
  asked ?? roundTicks(0, curve.lastSeen, ROWS).filter((time) => time > 0)

interface Shown {
  readonly unit: string
  readonly times: readonly number[] | undefined
  readonly comparison: LogRank | null
}

const compared = ({ method, p, n }: LogRank): string =>
  `Do the groups differ? p = ${p < 0.0001 ? 'below 0.0001' : p.toPrecision(2)} (${method}; n = ${n}).`

/** The curve of each group as a table. */
export const showCurves = (
  groups: readonly GroupCurve[],
  { unit, times, comparison }: Shown,
  screen: Screen,
): string => {
  const { band: { method } = { method: '' }, grid = 0 } = groups[0] ?? {}
  const lines = [
    ...groups.flatMap((group) => showGroup(group, timesFor(group, times), unit, screen)),
    '',
    ...(comparison ? [...paragraph(screen, compared(comparison), 0), ''] : []),
    ...paragraph(
      screen,
      `Method: NPMLE (Turnbull 1976) of when it ended, between the last check-in with it and the first without; limits at each time: ${method}. A range such as 40 to 50 % means that nobody was looked at in between.${grid > 0 ? ` Times were rounded to whole steps of ${grid} (--grid).` : ''}`,
      0,
    ),
  ]
  return `${lines.join('\n').trimStart()}\n`
}
