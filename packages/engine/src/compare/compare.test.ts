import { CRITERIA } from '@anagen/kb'
import { loadKnowledge } from '@anagen/kb/load-node'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compare } from './compare.ts'
import { roughly } from './course-cells.ts'
import { naturalNumbers } from './natural-numbers.ts'
import type { Cell, CompareRequest } from './types.ts'

const knowledge = loadKnowledge()
const everything = [...Object.keys(knowledge.treatments), 'nothing']
const cellsOf = (request: CompareRequest): Cell[] => compare(request, knowledge).options.flatMap((o) => o.cells)
const cell = (slug: string, criterion: Cell['criterion'], more: Partial<CompareRequest> = {}): Cell => {
  const found = cellsOf({ options: [slug], ...more }).find((c) => c.criterion === criterion)
  if (!found) throw new Error(`${slug} has no ${criterion}`)
  return found
}

describe('for every treatment and for doing nothing', () => {
  test.each(everything)('%s: no cell is empty, none without a source or the reason why there is none', (slug) => {
    const cells = cellsOf({ options: [slug] })
    expect(cells.map((c) => c.criterion)).toEqual([...CRITERIA])
    for (const { short, items, criterion } of cells) {
      expect(short.trim(), criterion).not.toBe('')
      expect(items.length, criterion).toBeGreaterThan(0)
      for (const { text, sources, unsourced } of items) {
        expect(text).not.toMatch(/[{}]|undefined|NaN|null/)
        expect(sources.length > 0 || (unsourced ?? '').length > 0, `${criterion}: ${text}`).toBe(true)
        for (const source of sources) expect(knowledge.sources, source).toHaveProperty([source])
      }
    }
  })
})

// percentages as the sources give them
test.each([
  [{ from: 6, to: 6 }, 'about 6 in 100'],
  [{ from: 5, to: 7.4 }, 'about 5 to 7 in 100'],
  [{ from: 0.6, to: 42.5 }, 'about 6 to 425 in 1,000'],
  [{ from: 0.03, to: 0.03 }, 'about 3 in 10,000'],
  [{ from: 0, to: 2 }, 'about 0 to 2 in 100'],
  [{ from: 0, to: 0 }, 'none of those counted'],
])('%j is %s', (percent, words) => expect(naturalNumbers(percent)).toBe(words))

test.each([
  [{ from: 28, to: 42 }, '4-6 weeks'],
  [{ from: 7, to: 90 }, '1 week to 3 months'],
  [{ from: 2, to: 4 }, '2-4 days'],
  [{ from: 7, to: 7 }, '1 week'],
])('%j days are %s', (days, words) => expect(roughly(days)).toBe(words))

describe('read by hand from the knowledge', () => {
  test.each([
    ['finasteride', 'evidence', 'strong'],
    ['exosome', 'evidence', 'very limited'],
    ['stem-cell', 'likely', '66 in 100, no control'],
    ['nothing', 'likely', '75 in 100 get worse'],
    ['prp', 'upkeep', 'every 3-6 months'],
    ['microneedling', 'stopping', 'unknown'],
    ['mesotherapy', 'time', '10-30 min; 2-9 months'],
  ] as const)('%s, %s: %s', (slug, criterion, short) => expect(cell(slug, criterion).short).toBe(short))

  test('a common complaint that is never to be waited out is named among the common ones', () => {
    const texts = cell('finasteride', 'effects').items.map((i) => i.text)
    expect(texts.some((text) => /not to be waited out/.test(text))).toBe(true)
  })

  test('what is unknown is marked unknown', () => {
    expect(cell('exosome', 'upkeep')).toMatchObject({ known: false, short: 'unknown' })
    expect(cell('stem-cell', 'time').known).toBe(false)
    expect(cell('prp', 'regulatory', { jurisdictions: ['BR'] })).toMatchObject({ known: false })
  })
})

describe('cost', () => {
  const prices = {
    prp: { amount: 150, per: 'session' },
    finasteride: { amount: 30, per: 'month' },
    lllt: { amount: 800, per: 'once' },
    microneedling: { amount: 100, per: 'session' },
  } as const
  // prp: 3 to 5 sessions; top-ups every 90 to 180 days are 2.03 to 4.06 a year
  test.each([
    ['prp', '450-750 EUR, then 304-608 EUR a year'],
    ['finasteride', '360 EUR a year'],
    ['lllt', '800 EUR once'],
    ['microneedling', '400-1,200 EUR; upkeep unknown'],
  ] as const)('%s: %s', (slug, short) => expect(cell(slug, 'cost', { prices, currency: 'EUR' }).short).toBe(short))
  test('without a price it is unknown', () => expect(cell('prp', 'cost').known).toBe(false))
})

test('what is not in the knowledge base is named, never left out in silence', () => {
  expect(compare({ options: ['prp', 'reiki', 'constructor'] }, knowledge)).toMatchObject({
    options: [{ slug: 'prp' }],
    unknownOptions: ['reiki', 'constructor'],
  })
})

test('comparison is symmetric: an option says the same whatever it stands beside, and in whatever place', () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray(everything, { minLength: 1 }),
      fc.shuffledSubarray(everything),
      (options, others) => {
        const together = compare({ options: [...options, ...others] }, knowledge).options
        for (const slug of options)
          expect(together.find((o) => o.slug === slug)).toEqual(compare({ options: [slug] }, knowledge).options[0])
      },
    ),
    { numRuns: 30 },
  )
})
