import { expect, test } from 'vitest'
import { width } from '../src/text/wrap.ts'
import { inProcess } from './anagen.ts'

test.each([
  ['prp', 'mesotherapy', 'finasteride', 'nothing'],
  ['minoxidil-topical', 'microneedling', 'peptide-serum', 'supplements', 'stem-cell', 'nothing'],
])('%s ... fits 80 columns', async (...options) => {
  for (const more of [[], ['--short'], ['--sources']]) {
    const { out, exit } = await inProcess(['compare', ...options, ...more])
    expect(exit).toBe(0)
    for (const line of out.split('\n')) if (!/https?:/.test(line)) expect(width(line), line).toBeLessThanOrEqual(80)
  }
})

test('--sources names a source, or says that there is none, under every line of every row', async () => {
  const { out } = await inProcess(['compare', 'prp', 'mesotherapy', 'finasteride', 'nothing', '--sources'])
  const { out: json } = await inProcess(['compare', 'prp', 'mesotherapy', 'finasteride', 'nothing', '--json'])
  const { options } = JSON.parse(json) as { options: { cells: { items: unknown[] }[] }[] }
  const items = options.flatMap((o) => o.cells.flatMap((c) => c.items)).length
  expect(out.replace(/\s+/g, ' ').match(/(- sources|no source:) /g)).toHaveLength(items)
})

test.each([
  [['compare', 'prp', 'fux'], 'did you mean fue?'],
  [['compare', 'prp', 'prp'], 'stands twice'],
  [['compare', 'prp', '--price', 'prp'], 'write for example prp=150/session'],
  [['compare', 'prp', '--price', 'prp=-5/session'], 'write for example prp=150/session'],
  [['compare', 'prp', '--price', 'fue=5/session'], 'is not compared here'],
  [['compare', 'prp', '--price', 'prp=1/session', '--price', 'prp=2/month'], 'two prices'],
  [['compare', 'prp', '--only', 'efects'], 'did you mean effects?'],
  [['compare', 'prp', '--country', 'Untied States'], 'is no country code'],
  [['compare'], 'something is missing'],
])('%j: one line that says what to write instead', async (args, hint) => {
  const { out, err, exit } = await inProcess(args)
  expect({ out, exit, lines: err.trimEnd().split('\n').length }).toEqual({ out: '', exit: 2, lines: 1 })
  expect(err).toContain(hint)
})
