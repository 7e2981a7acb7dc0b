import { loadKnowledge } from '@anagen/kb/load-node'
import { describe, expect, test } from 'vitest'
import { makeLint, parseArticle, RULES } from '../src/index.ts'
import { ruleHeader } from './rule-headers.ts'

const knowledge = loadKnowledge()
const lint = makeLint(knowledge)
const rulesIn = (text: string): string[] =>
  lint(parseArticle(text), text, { today: '2026-11-21' }).findings.map((finding) => finding.ruleId)

describe.each(RULES.map((rule) => rule.id))('%s', (id) => {
  const header = ruleHeader(id)
  test('has a manual: what, why, what passes, what is flagged', () => {
    expect(header.about).not.toBe('')
    expect(header.why).not.toBe('')
    expect(header.passes.length).toBeGreaterThan(0)
    expect(header.flags.length).toBeGreaterThan(0)
    expect(Object.keys(knowledge.claimBook.rules)).toContain(id)
  })
  test.each(header.flags)('flags: %s', (text) => expect(rulesIn(text)).toContain(id))
  test.each(header.passes)('passes: %s', (text) => expect(rulesIn(text)).not.toContain(id))
})

test('knowledge/claims/rules holds no rule that does not exist', () => {
  expect(Object.keys(knowledge.claimBook.rules).toSorted()).toEqual(RULES.map((rule) => rule.id).toSorted())
})
