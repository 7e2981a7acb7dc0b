import { loadKnowledge } from '@anagen/kb/load-node'
import { expect, test } from 'vitest'
import { resultWindow } from './result-window.ts'

test.each([
  ['same day', 0, 24],
  ['days 0-10', 0, 240],
  ['day 45', 1080, 1104],
  ['weeks 1-8', 168, 1344],
  ['week 24', 4032, 4200],
  ['months 1-3', 730, 2190],
  ['months 3 and 6', 2190, 4380],
  ['month 4 (vitamin mixture)', 2920, 3650],
  ['about month 4 (8 weeks after the third session)', 2920, 3650],
  ['end of month 1', 730, 1460],
  ['years 3-6', 26_280, 52_560],
  ["week 16 (men's foam) or week 24 (women's foam)", 2688, 4032],
])('%s', (when, from, to) => {
  expect(resultWindow(when)).toEqual({ from, to })
})

test.each([
  ['beyond 6 months', 4380],
  ['month 3 or later', 2190],
  ['week 8 onward (men, 5% foam twice daily)', 1344],
])('%s is open', (when, from) => {
  expect(resultWindow(when)).toEqual({ from, to: null })
})

test.each(['weeks 6-3', 'month', 'months 1-', 'soon', ''])('"%s" names no time', (when) => {
  expect(resultWindow(when)).toBeNull()
})

test('the results that stand without a date are these, and no others', () => {
  const undated = Object.values(knowledgeResults()).filter(([, when]) => resultWindow(when) === null)
  expect(undated.map(([id, when]) => `${id}: ${when}`).sort()).toEqual([
    'finasteride/result/4: within 12 months of stopping',
    'lllt/result/2: after stopping',
    'mesotherapy/result/0: session 4-5 (seed claim)',
    'minoxidil-topical/result/5: 3-4 months after stopping',
    'peptide-serum/result/2: any time',
    'prp/result/2: after the first few months',
    'prp/result/3: any time',
    'smp/result/3: weeks 4-6 after the last session',
    'supplements/result/2: any time without a deficiency',
  ])
})

const knowledgeResults = (): [string, string][] =>
  Object.values(loadKnowledge().treatments).flatMap((t) => t.results.map((r): [string, string] => [r.id, r.when]))
