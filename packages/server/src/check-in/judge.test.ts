import type { Knowledge } from '@anagen/kb'
import { loadKnowledge } from '@anagen/kb/load-node'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { judge } from './judge.ts'

const now = Temporal.Instant.from('2026-03-01T12:00Z')
const knowledge = loadKnowledge()

const basis = {
  said: { signs: [{ sign: 'redness', grade: 1 as const }], modifiers: [] },
  personal: { modifiers: [] },
  record: { sessions: [{ treatment: 'prp', ended_at: now.subtract({ hours: 30 }), parts: [] }], regimens: [] },
  earlier: [],
  knowledge,
}

test('a bug in deciding is urgent for the patient, and is told to whoever runs the clinic', () => {
  expect(judge(basis, now, now).verdict.level).toBe('expected')
  // no knowledge base lacks them: it stands for any bug
  const broken = Object.create(knowledge, { redFlags: { value: null } }) as Knowledge
  const told: unknown[] = []
  const { verdict } = judge({ ...basis, knowledge: broken, onError: (_, error) => told.push(error) }, now, now)
  expect(verdict).toMatchObject({ level: 'urgent', findings: [{ rule: 'could-not-judge' }] })
  expect(told).toEqual([expect.any(Error)])
})
