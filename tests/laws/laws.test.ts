import { decide } from '@anagen/engine'
import { loadKnowledge } from '@anagen/kb/load-node'
import { describe, expect, test } from 'vitest'
import { LAWS } from './laws.ts'
import { reportOf } from './reports.ts'

const knowledge = loadKnowledge()

describe('the laws of decide', () => {
  for (const law of LAWS) test(law.name, () => law.holds(decide, knowledge))
})

// found by other seeds: two sessions of one treatment find the same complication, each with other signs
test('two sessions of the same treatment, told in either order, are answered alike', () => {
  const sessions = [
    { slug: 'stem-cell', hoursSince: 0 },
    { slug: 'stem-cell', hoursSince: 3599 },
  ]
  const signs = [
    { sign: 'near-faint', grade: 1, trend: 'better' },
    { sign: 'cold-clammy-skin', grade: 3, trend: null, afterGap: true, oneSided: true },
  ] as const
  const told = reportOf({ treatments: sessions, signs: [...signs] })
  expect(decide({ ...told, treatments: sessions.toReversed() }, knowledge)).toEqual(decide(told, knowledge))
})
