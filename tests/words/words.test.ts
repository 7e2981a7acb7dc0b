import { loadKnowledge } from '@anagen/kb/load-node'
import { describe, expect, test } from 'vitest'
import { loadSentences, type Measured, measure, summary } from './sentences.ts'

const knowledge = loadKnowledge()
const sets = ['development', 'panels', 'held-out', 'unread'] as const
const measured: Record<string, Measured> = Object.fromEntries(
  sets.map((name) => [name, measure(loadSentences(name), knowledge)]),
)
for (const [name, m] of Object.entries(measured)) process.stdout.write(`${summary(name, m)}\n`)

describe.each(Object.entries(measured))('texts of synthetic patients: %s', (_name, m) => {
  test('no complication and no red flag is called expected or watch', () => expect(m.calm).toEqual([]))
  test('nothing that is not understood is called normal', () => expect(m.unclearCalm).toEqual([]))
})

// the aim is 85 % calm and 5 % below; docs/recognition.md says where each set stands, and no set may fall back. The panels p17 to p19 and p22 came in late: long texts are the hardest
const reached = {
  development: { calm: 0.95, below: 0 },
  panels: { calm: 0.9, below: 0.005 },
  'held-out': { calm: 0.63, below: 0.15 },
  // with p73, told as a careful observer does, of which half is read
  unread: { calm: 0.81, below: 0.02 },
}

describe.each(Object.entries(reached))('what recognition has reached: %s', (name, { calm, below }) => {
  const m = measured[name]
  test(`at most ${below * 100} % of complications get less than they need`, () => {
    expect((m?.below.length ?? 0) / (m?.serious ?? 1), m?.below.join(' ')).toBeLessThanOrEqual(below)
  })
  test(`at least ${calm * 100} % of normal courses are expected or watch`, () => {
    expect((m?.normalCalm ?? 0) / (m?.normal ?? 1)).toBeGreaterThanOrEqual(calm)
  })
})
