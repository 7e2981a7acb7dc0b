import { quote } from '@anagen/engine'
import { curvesCsv, curvesOutput } from '../answer/stats-curve-answer.ts'
import type { Arguments } from '../args/arguments.ts'
import { BadInput } from '../bad-input.ts'
import type { Command } from '../command.ts'
import { showCurves } from '../show/stats-curve.ts'
import { compareGroups } from '../stats/compare-groups.ts'
import { CURVE_OPTIONS, readCurves, unitOption } from '../stats/curve-options.ts'
import { drawCurves } from '../stats/draw-curve.ts'
import { writeOut } from '../stats/write-out.ts'
import { toJson } from '../text/plain.ts'

const timesAsked = (args: Arguments): readonly number[] | undefined => {
  const written = args.one('at')
  if (written === undefined) return undefined
  return written.split(',').map((text) => {
    const time = text.trim() === '' ? Number.NaN : Number(text)
    if (!Number.isFinite(time) || time < 0)
      throw new BadInput(`--at: ${quote(text)} is no time; write for example --at 24,48,72`)
    return time
  })
}

/** How long a sign lasts, from check-ins. */
export const statsCurve: Command = {
  name: 'stats curve',
  usage: 'FILE.csv [options]',
  summary:
    'Estimates how long a sign lasts from check-ins: of those who had it, the share who still have it at each time.',
  words: [1, 1],
  options: {
    ...CURVE_OPTIONS,
    at: { value: 'TIMES', help: 'the times to show, such as 24,48,72' },
    csv: { value: 'FILE', help: 'write the intervals with mass, one a row' },
    svg: { value: 'FILE', help: 'write a picture' },
    title: { value: 'WORDS', help: 'of the picture' },
    json: { help: 'write JSON: intervals, limits and quantiles of each group' },
  },
  examples: ['anagen stats curve check-ins.csv', 'anagen stats curve check-ins.csv --unit days --svg curve.svg --json'],
  notes: [
    'The file has a line of column names: left (last seen with the sign), right (first seen without it; empty: still there when last seen), and any third column as the group. weight, if there, is how many patients a row stands for.',
    '- reads standard input.',
  ],
  run: async (args, io) => {
    const [path = ''] = args.words
    const unit = unitOption(args)
    const times = timesAsked(args)
    if (args.has('title') && !args.has('svg')) throw new BadInput('--title belongs to a picture; add --svg curve.svg')
    const groups = await readCurves(path, args, io)
    const comparison = compareGroups(groups)
    const csv = args.one('csv')
    const svg = args.one('svg')
    if (csv !== undefined) writeOut(csv, curvesCsv(groups), 'csv')
    if (svg !== undefined)
      writeOut(svg, drawCurves(groups, { title: args.one('title') ?? 'How long it lasts', unit }), 'svg')
    await io.out(
      args.has('json')
        ? `${toJson(curvesOutput(groups, comparison, unit, times), 2)}\n`
        : showCurves(groups, { unit, times, comparison }, io.screen),
    )
    return 0
  },
}
