import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { width } from '../src/text/wrap.ts'
import { anagen, inProcess } from './anagen.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const example = join(root, 'docs', 'examples', 'check-ins.csv')
const cosmesis = JSON.parse(
  readFileSync(join(root, 'packages', 'stats', 'test', 'data', 'breast-cosmesis.json'), 'utf8'),
)
const cosmesisCsv = `left,right,treatment\n${Object.entries(cosmesis.arms as Record<string, [number, number | null][]>)
  .flatMap(([arm, rows]) => rows.map(([left, right]) => `${left},${right ?? ''},${arm}`))
  .join('\n')}\n`

const folder = mkdtempSync(join(tmpdir(), 'anagen-stats-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const file = (name: string): string => join(folder, name)
const stats = (args: readonly string[], stdin = '') => inProcess(['stats', ...args], { stdin })

describe('curve', () => {
  test('a real process reads the published data and finds the published masses and p', () => {
    const { out, exit } = anagen(['stats', 'curve', '-', '--band', 'wald', '--json'], cosmesisCsv)
    const { groups, comparison } = JSON.parse(out)
    expect(exit).toBe(0)
    expect(groups.map(({ group }: { group: string }) => group)).toEqual(['Rad', 'RadChem'])
    for (const { group, intervals } of groups)
      expect(
        intervals.map((i: { left: number; right: number; mass: number }) => [
          i.left,
          i.right,
          Number(i.mass.toFixed(4)),
        ]),
      ).toEqual(cosmesis.published.npmle[group])
    expect(comparison.z).toBeCloseTo(cosmesis.published.logRank.z, 4)
    expect(out).not.toMatch(/NaN|Infinity/)
  })

  test('the table says n, limits, method and where the data end', async () => {
    const { out, exit } = await stats(
      ['curve', '-', '--band', 'guaranteed', '--unit', 'months', '--at', '12,55'],
      cosmesisCsv,
    )
    expect(exit).toBe(0)
    for (const words of [
      'Rad: 46 patients, 21 seen over it',
      '95 % limits',
      'nobody was seen so late',
      'Cannot be estimated beyond 48 months',
      'p = 0.0076',
      'beta product',
    ])
      expect(out.replaceAll(/\s+/g, ' ')).toContain(words)
  })

  test('writes a picture, with a title and a description, and a table of masses', async () => {
    const [svg, csv] = [file('curve.svg'), file('curve.csv')]
    const { exit } = await stats([
      'curve',
      example,
      '--band',
      'wald',
      '--svg',
      svg,
      '--csv',
      csv,
      '--title',
      'A <b> & "c"',
    ])
    expect(exit).toBe(0)
    const picture = readFileSync(svg, 'utf8')
    expect(picture).toMatch(/^<svg [^>]*role="img"/)
    expect(picture).toContain('A &#60;b&#62; &#38; &#34;c&#34;')
    expect(picture).toContain('<desc id="d">made-up one: ')
    expect(picture).not.toMatch(/NaN|Infinity|undefined/)
    const rows = readFileSync(csv, 'utf8').trim().split('\n')
    expect(rows[0]).toBe('group,left,right,mass,still_before,still_after')
    const masses = rows
      .slice(1)
      .filter((row) => row.startsWith('made-up one,'))
      .map((row) => Number(row.split(',')[3]))
    expect(masses.reduce((sum, mass) => sum + mass, 0)).toBeCloseTo(1, 9)
  })

  test('the same seed gives the same answer', async () => {
    const run = (seed: string) => stats(['curve', example, '--seed', seed, '--json'])
    expect((await run('3')).out).toBe((await run('3')).out)
    expect((await run('3')).out).not.toBe((await run('4')).out)
  })

  test('semicolons, quotes, a byte order mark, weights and empty lines are read', async () => {
    const { out, exit } = await stats(
      ['curve', '-', '--json', '--band', 'guaranteed'],
      '\ufeffLeft;Right;Weight\n\n"0";"24";3\n24;;2\n',
    )
    expect(exit).toBe(0)
    expect(JSON.parse(out).groups[0]).toMatchObject({ group: null, n: 5, ended: 3, lastSeen: 24 })
  })

  test.each([
    ['everybody still has it', 'left,right\n24,\n96,\n', 'Cannot be estimated beyond 96 hours'],
    ['one row', 'left,right\n24,48\n', '1 patients, 1 seen over it'],
    ['all exact and equal', 'left,right\n5,5\n5,5\n', '2 patients, 2 seen over it'],
  ])('%s: the degenerate answer, no refusal', async (_, csv, words) => {
    for (const band of ['bootstrap', 'wald', 'guaranteed']) {
      const { out, exit } = await stats(['curve', '-', '--band', band], csv)
      expect({ exit, band }).toEqual({ exit: 0, band })
      expect(out).toContain(words)
      expect(out).not.toMatch(/NaN|Infinity|undefined/)
    }
  })
})

describe('position', () => {
  test('one sentence a group, with limits, n and method', async () => {
    const { out, exit } = await stats(
      ['position', '-', '--at', '24', '--unit', 'months', '--band', 'wald'],
      cosmesisCsv,
    )
    expect(exit).toBe(0)
    expect(out.replaceAll(/\s+/g, ' ')).toMatch(
      /Rad: of 46 patients who had it, 76\.1 % still have it at 24 months \(95 % limits .* Method: NPMLE/,
    )
  })

  test('too few patients: no answer, in words, and exit code 1', async () => {
    const { out, exit } = await stats(['position', '-', '--at', '24'], 'left,right\n0,24\n24,48\n')
    expect(exit).toBe(1)
    expect(out).toContain('only 2 patients; a position needs 20')
  })

  test('a published window is shown with what it counts for', async () => {
    const { out } = await stats(
      ['position', '-', '--at', '12', '--typical', '12', '--disputed-until', '40', '--band', 'wald'],
      cosmesisCsv,
    )
    expect(out.replaceAll(/\s+/g, ' ')).toContain(
      'The published window counts as 10 patients (17.9 % of the answer); alone it says 50.0 %.',
    )
  })
})

describe('rate', () => {
  const lots = 'lot,events,out_of\nA,3,410\nB,2,350\nC,14,300\nD,4,520\nE,1,90\n'
  test('rates with limits, and who stands out', async () => {
    const { out, exit } = await stats(['rate', '-'], lots)
    expect(exit).toBe(0)
    expect(out).toMatch(/C +14 of 300 +4\.7 % +2\.8 to 7\.7 % +above the 99\.8 % funnel/)
    expect(out).toMatch(/all +24 of 1670/)
  })
  test('small counts are hidden when asked to', async () => {
    const { out } = await stats(['rate', '-', '--suppress', '--json'], lots)
    const { rows } = JSON.parse(out)
    expect(rows.map(({ rate }: { rate: unknown }) => rate === null)).toEqual([true, true, false, true, true])
  })
  test('a funnel plot', async () => {
    await stats(['rate', '-', '--svg', file('funnel.svg')], lots)
    expect(readFileSync(file('funnel.svg'), 'utf8')).toContain('Outside the 99.8 % limits: C above')
  })
})

describe('signal', () => {
  const reports = `product,reaction,reports\n${['alpha', 'beta', 'gamma', 'delta']
    .flatMap((product) =>
      ['rash', 'pain', 'fever'].map(
        (reaction) => `${product},${reaction},${product === 'beta' && reaction === 'fever' ? 60 : 12}`,
      ),
    )
    .join('\n')}\n`
  test('the pair that was reported too often comes first, and nothing is called a cause', async () => {
    const { out, exit } = await stats(['signal', '-'], reports)
    expect(exit).toBe(0)
    expect(out).toMatch(/! +60 .*beta: fever/)
    expect(out.replaceAll(/\s+/g, ' ')).toContain('no proof of cause')
  })
  test('every measure in the CSV', async () => {
    await stats(['signal', '-', '--csv', file('signals.csv')], reports)
    const [head, first] = readFileSync(file('signals.csv'), 'utf8').split('\n')
    expect(head?.split(',')).toHaveLength(17)
    expect(first).toMatch(/^beta,fever,60,/)
  })
})

test('pages keep to 80 columns', async () => {
  for (const args of [
    ['curve', example, '--band', 'wald'],
    ['position', example, '--at', '48', '--band', 'wald'],
  ])
    for (const line of (await stats(args)).out.split('\n')) expect(width(line), line).toBeLessThanOrEqual(80)
})

const bad: [string, string[], string, string][] = [
  ['no command', ['curv', '-'], '', 'did you mean anagen stats curve?'],
  ['no file', ['curve'], '', 'write anagen stats curve FILE.csv'],
  ['a file that is not there', ['curve', 'no-such.csv'], '', 'ENOENT'],
  ['an empty file', ['curve', '-'], '', 'is empty'],
  ['only names', ['curve', '-'], 'left,right\n', 'has no rows'],
  ['a missing column', ['curve', '-'], 'left,rigth\n1,2\n', 'rename "rigth" to right'],
  ['two groups', ['curve', '-'], 'left,right,a,b\n1,2,3,4\n', 'leave one, the group'],
  ['an empty group', ['curve', '-'], 'left,right,lot\n1,2,A\n1,2,\n', 'line 3: lot is empty'],
  ['left after right', ['curve', '-'], 'left,right\n1,2\n12,6\n', 'line 3: left 12 is after right 6'],
  ['a negative time', ['curve', '-'], 'left,right\n-1,2\n', 'line 2: left is -1'],
  ['NaN', ['curve', '-'], 'left,right\nNaN,2\n', 'line 2: left is "NaN"'],
  ['an empty left', ['curve', '-'], 'left,right\n,2\n', 'line 2: left is empty'],
  ['a decimal comma', ['curve', '-'], 'left;right\n"1,5";2\n', 'line 2: left is "1,5"'],
  ['weight 0', ['curve', '-'], 'left,right,weight\n1,2,0\n', 'line 2: weight is 0'],
  ['a ragged row', ['curve', '-'], 'left,right\n1,2,3\n', 'line 2: has another number of columns'],
  ['an open quotation mark', ['curve', '-'], 'left,right\n"1,2\n', 'check the quotation marks'],
  ['an unknown band', ['curve', example, '--band', 'wide'], '', 'write one of bootstrap, wald, guaranteed'],
  ['a confidence of 0.95', ['curve', example, '--confidence', '0.95'], '', 'from 50 to 99.9'],
  ['a time that is none', ['curve', example, '--at', '24,soon'], '', 'write for example --at 24,48,72'],
  [
    'a picture nowhere',
    ['curve', example, '--band', 'wald', '--svg', join(folder, 'no', 'a.svg')],
    '',
    '--svg: cannot write',
  ],
  ['a title without a picture', ['curve', example, '--title', 'x'], '', 'add --svg'],
  ['a position of no time', ['position', example], '', '--at 72'],
  ['half a window', ['position', example, '--at', '4', '--typical', '48'], '', 'write both'],
  [
    'a window that ends before it is typical',
    ['position', example, '--at', '4', '--typical', '48', '--disputed-until', '12'],
    '',
    'below the second',
  ],
  ['more events than chances', ['rate', '-'], 'events,out_of\n5,4\n', 'line 2: 5 events out of 4'],
  ['half an event', ['rate', '-'], 'events,out_of\n0.5,4\n', 'line 2: 0.5 is no count'],
  ['out of nothing', ['rate', '-'], 'events,out_of\n0,0\n', 'out_of is 0'],
  ['an unknown denominator', ['rate', '-', '--per', 'month'], 'events,out_of\n1,4\n', 'write one of session'],
  ['a report without a reaction', ['signal', '-'], 'product,reaction\nalpha,\n', 'line 2: a report needs'],
  ['half a report', ['signal', '-'], 'product,reaction,reports\na,b,0.5\n', 'line 2: 0.5 reports'],
]
test.each(bad)('%s: one line, exit code 2, nothing on standard output', async (_, args, stdin, words) => {
  const { out, err, exit } = await stats(args, stdin)
  expect({ exit, out }).toEqual({ exit: 2, out: '' })
  expect(err).toMatch(/^anagen: [^\n]+\n$/)
  expect(err).toContain(words)
})
