import { buildKnowledge, parseKnowledge } from '@anagen/kb/authoring'
import { readTexts } from '@anagen/kb/load-node'
import { expect, test } from 'vitest'
import { timeline } from '../timeline/timeline.ts'
import { mayI } from './may-i.ts'

const HOUR_MS = 3_600_000
const now = Date.UTC(2026, 10, 17, 18)
const PRP = 'treatments/prp.yaml'
const texts = readTexts()

/** The knowledge base with one more rule after PRP, which words/activity-rules.yaml does not know of yet. */
const withRule = (rule: string) =>
  buildKnowledge(
    parseKnowledge({
      ...texts,
      [PRP]: (texts[PRP] ?? '').replace('\naftercare:\n', () => `\naftercare:\n  - {id: new, ${rule}}\n`),
    }),
  )
const avoid = withRule(
  'instruction: Nothing on the head., from_hours: 0, to_hours: 99, kind: avoid, topic: hats, strength: must, why: A test., sources: [S32]',
)
const allowed = withRule(
  'instruction: Hats from now., from_hours: 90, to_hours: 99, kind: allowed-from, topic: hats, strength: may, why: A test., sources: [S32]',
)

// question | hours after PRP | answer with "nothing on the head, 0 to 99" | answer with "hats from now, from 90"
test.each([
  ['wear a helmet', 80, 'not-until', 'not-until'],
  ['wear a helmet', 91, 'not-until', 'yes'],
  ['wear a cap', 80, 'not-until', 'not-until'],
  ['wear a wig', 80, 'not-until', 'not-until'],
  ['wash my hair', 80, 'yes', 'yes'],
])('a rule that nobody listed holds for its whole topic: %s at %d', (question, hours, whenAvoided, whenAllowed) => {
  const done = [{ slug: 'prp', at: now - hours * HOUR_MS }]
  expect(mayI(question, now, done, avoid).answer).toBe(whenAvoided)
  expect(mayI(question, now, done, allowed).answer).toBe(whenAllowed)
})

test('its end frees what the topic means by itself', () => {
  const done = [{ slug: 'prp', at: now - 99 * HOUR_MS }]
  expect(mayI('wear a helmet', now, done, avoid).answer).toBe('yes')
})

test('it stands in the timeline and its merged view', () => {
  const { entries, merged } = timeline({ sessions: [{ slug: 'prp', at: now }] }, avoid)
  expect(entries.some((entry) => entry.facts[0] === 'prp/aftercare/new')).toBe(true)
  expect(merged.find((m) => m.activity === 'helmet')?.spans.at(-1)).toMatchObject({
    to: now + 99 * HOUR_MS,
    level: 'avoid',
  })
})
