import { quote } from '@anagen/engine'
import type { Denominator, ProportionMethod, Rate } from '@anagen/stats'
import type { Arguments } from '../args/arguments.ts'
import { BadInput } from '../bad-input.ts'
import type { Command } from '../command.ts'
import type { Io } from '../io.ts'
import { limitsOf, percent } from '../show/shares.ts'
import { confidenceOption } from '../stats/curve-options.ts'
import { drawFunnel } from '../stats/draw-funnel.ts'
import { type RateRow, rateRows } from '../stats/rate-rows.ts'
import { readCounts } from '../stats/read-counts.ts'
import { writeOut } from '../stats/write-out.ts'
import { toJson } from '../text/plain.ts'
import { paragraph, type Screen } from '../text/screen.ts'
import { table } from '../text/table.ts'

const METHODS = ['wilson', 'clopper-pearson', 'jeffreys'] as const satisfies readonly ProportionMethod[]
const DENOMINATORS = ['session', 'patient', 'lot', 'operator'] as const satisfies readonly Denominator[]
const oneOf = <T extends string>(args: Arguments, option: string, names: readonly T[], otherwise: T): T => {
  const written = args.one(option) ?? otherwise
  const found = names.find((name) => name === written)
  if (found === undefined)
    throw new BadInput(`--${option}: unknown ${quote(written)}; write one of ${names.join(', ')}`)
  return found
}

const show = (rows: readonly RateRow[], all: Rate<Denominator>, screen: Screen): string => {
  const line = (name: string, rate: Rate<Denominator> | null, remark: string): string[] =>
    rate
      ? [name, `${rate.events} of ${rate.n}`, percent(rate.estimate), limitsOf(rate.low, rate.high), remark]
      : [name, 'hidden', '', '', '']
  const named =
    rows.length > 1 || rows[0]?.name
      ? rows.map(({ name, rate, standsOut }) =>
          line(name ?? '', rate, standsOut ? `${standsOut} the 99.8 % funnel` : ''),
        )
      : []
  const body = table(
    [['', `per ${all.per}`, 'rate', `${all.confidence * 100} % limits`, ''], ...named, line('all', all, '')],
    screen,
  )
  const notes = [
    `Method: ${all.method}.`,
    ...(rows.some(({ funnel }) => funnel)
      ? ['The funnel holds what chance makes of the rate of all; outside it, look for a reason before you blame.']
      : []),
    ...(rows.some(({ rate }) => rate === null)
      ? ['Counts from 1 to 4 are hidden, and one more where the total would give one away.']
      : []),
  ]
  return `${[...body, '', ...paragraph(screen, notes.join(' '), 0)].join('\n')}\n`
}

const write = async (rows: readonly RateRow[], all: Rate<Denominator>, args: Arguments, io: Io): Promise<void> => {
  const svg = args.one('svg')
  if (svg !== undefined) writeOut(svg, drawFunnel(rows, all, args.one('title') ?? 'Rates against chance'), 'svg')
  await io.out(args.has('json') ? `${toJson({ all, rows }, 2)}\n` : show(rows, all, io.screen))
}

/** Rates with their denominators. */
export const statsRate: Command = {
  name: 'stats rate',
  usage: 'FILE.csv [options]',
  summary: 'Shows rates with their intervals, and which of them chance alone does not explain.',
  words: [1, 1],
  options: {
    per: { value: 'WORD', help: `what out_of counts: ${DENOMINATORS.join(', ')}; else session` },
    method: { value: 'NAME', help: `of the intervals: ${METHODS.join(', ')}; else wilson` },
    confidence: { value: 'PERCENT', help: 'of the intervals; else 95' },
    suppress: { help: 'hide counts from 1 to 4, for tables that leave the clinic' },
    svg: { value: 'FILE', help: 'write a funnel plot' },
    title: { value: 'WORDS', help: 'of the picture' },
    json: { help: 'write JSON' },
  },
  examples: [
    'anagen stats rate infections.csv',
    'anagen stats rate lots.csv --per session --suppress --svg funnel.svg',
  ],
  notes: [
    'The file has a line of column names: events, out_of, and any third column as the name (a lot, an operator, a month). Rows of one name are added up.',
  ],
  run: async (args, io) => {
    const [path = ''] = args.words
    const per = oneOf(args, 'per', DENOMINATORS, 'session')
    if (args.has('title') && !args.has('svg')) throw new BadInput('--title belongs to a picture; add --svg funnel.svg')
    if (args.has('suppress') && args.has('svg'))
      throw new BadInput('--svg would draw what --suppress hides; write one of them')
    const { rows, all } = rateRows(await readCounts(path, io), {
      per,
      method: oneOf(args, 'method', METHODS, 'wilson'),
      confidence: confidenceOption(args),
      isSuppressed: args.has('suppress'),
    })
    await write(rows, all, args, io)
    return 0
  },
}
