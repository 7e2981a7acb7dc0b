import { quote } from '@anagen/engine'
import { type CaseReports, isRefusal, type ScreenedPair, type Screening, screenReports } from '@anagen/stats'
import { BadInput } from '../bad-input.ts'
import type { Command } from '../command.ts'
import type { Io } from '../io.ts'
import { needColumns, numberIn, openTable } from '../stats/read-table.ts'
import { writeOut } from '../stats/write-out.ts'
import { plain, toJson } from '../text/plain.ts'
import { paragraph, type Screen } from '../text/screen.ts'
import { table } from '../text/table.ts'

const SHOWN = 20

const readReports = async (path: string, io: Io): Promise<readonly CaseReports[]> => {
  const file = await openTable(path, io)
  needColumns(file, ['product', 'reaction'], path)
  const rows: CaseReports[] = []
  for await (const line of file.lines) {
    const row = {
      product: plain(line.cell('product')),
      reaction: plain(line.cell('reaction')),
      ...(file.columns.includes('stratum') && { stratum: plain(line.cell('stratum')) }),
      ...(file.columns.includes('reports') && { reports: numberIn(line, 'reports', path) }),
    }
    const isCount = row.reports === undefined || (Number.isInteger(row.reports) && row.reports >= 0)
    if (!isCount)
      throw new BadInput(`${quote(path)} line ${line.number}: ${row.reports} reports; write a whole number, 0 or more`)
    if (row.product === '' || row.reaction === '')
      throw new BadInput(`${quote(path)} line ${line.number}: a report needs a product and a reaction`)
    rows.push(row)
  }
  return rows
}

const figure = (value: number): string => value.toFixed(2)

const cells = ({ product, reaction, reported, expected, prr, ic, ebgm, isSignal }: ScreenedPair): string[] => [
  isSignal ? '!' : '',
  String(reported),
  expected.toFixed(1),
  isRefusal(ic) ? '-' : `${figure(ic.estimate)} (${figure(ic.low)})`,
  isRefusal(prr) ? '-' : `${figure(prr.estimate)} (${figure(prr.low)})`,
  isRefusal(ebgm) ? '-' : `${figure(ebgm.ebgm)} (${figure(ebgm.eb05)})`,
  `${product}: ${reaction}`,
]

const show = ({ pairs, fit, reports, strata }: Screening, isAll: boolean, screen: Screen): string => {
  const shown = isAll ? pairs : pairs.slice(0, SHOWN)
  const rest = pairs.length - shown.length
  const signals = pairs.filter(({ isSignal }) => isSignal).length
  const lines = [
    ...paragraph(
      screen,
      `${reports} reports${strata > 1 ? ` in ${strata} strata` : ''}, ${pairs.length} pairs, ${signals} of them signals (!).`,
      0,
    ),
    '',
    ...table(
      [['', 'n', 'expected', 'IC (low)', 'PRR (low)', 'EBGM (05)', 'product: reaction'], ...shown.map(cells)],
      screen,
    ),
    ...(rest > 0 ? paragraph(screen, `... and ${rest} more; --all shows them.`) : []),
    '',
    ...(isRefusal(fit) ? paragraph(screen, `No EBGM: ${fit.message}.`, 0) : []),
    ...paragraph(
      screen,
      'A signal (3 reports or more, IC above 0 at its lower 95 % limit) says: look here. It is no proof of cause, and no rate: reports do not tell how many were treated. - stands where a measure cannot be had.',
      0,
    ),
  ]
  return `${lines.join('\n')}\n`
}

const csvCell = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

const toCsv = ({ pairs }: Screening): string => {
  const three = (found: ScreenedPair['ic'] | ScreenedPair['ror']): (number | string)[] =>
    isRefusal(found) ? ['', '', ''] : [found.estimate, found.low, found.high]
  const rows = pairs.map(({ product, reaction, reported, expected, prr, ror, ic, ebgm, isSignal }) =>
    [
      ...[csvCell(product), csvCell(reaction), reported, expected],
      ...[...three(ic), ...three(prr), ...three(ror)],
      ...(isRefusal(ebgm) ? ['', '', ''] : [ebgm.ebgm, ebgm.eb05, ebgm.eb95]),
      isSignal,
    ].join(','),
  )
  const head =
    'product,reaction,reported,expected,ic,ic_low,ic_high,prr,prr_low,prr_high,ror,ror_low,ror_high,ebgm,eb05,eb95,signal'
  return `${[head, ...rows].join('\n')}\n`
}

/** Disproportionality of case reports. */
export const statsSignal: Command = {
  name: 'stats signal',
  usage: 'FILE.csv [options]',
  summary:
    'Finds pairs of product and reaction that are reported together more often than chance explains: IC, PRR, ROR, EBGM.',
  words: [1, 1],
  options: {
    all: { help: `show every pair, not the first ${SHOWN}` },
    csv: { value: 'FILE', help: 'write every pair with every measure' },
    json: { help: 'write JSON' },
  },
  examples: ['anagen stats signal reports.csv', 'anagen stats signal reports.csv --csv signals.csv --json'],
  notes: [
    'The file has a line of column names: product, reaction; reports, if there, is how many reports a row stands for; stratum (a sex, an age band, a year) keeps apart what should not be compared.',
  ],
  run: async (args, io) => {
    const [path = ''] = args.words
    const found = screenReports(await readReports(path, io))
    if (isRefusal(found)) throw new BadInput(`${quote(path)}: ${found.message}`)
    const csv = args.one('csv')
    if (csv !== undefined) writeOut(csv, toCsv(found), 'csv')
    await io.out(args.has('json') ? `${toJson(found, 2)}\n` : show(found, args.has('all'), io.screen))
    return 0
  },
}
