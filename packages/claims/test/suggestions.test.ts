// Wording that the checker offers must itself pass the checker.
import { loadKnowledge } from '@anagen/kb/load-node'
import { expect, test } from 'vitest'
import { makeLint, parseArticle } from '../src/index.ts'
import { SUGGESTIONS, suggestionFor } from '../src/suggest.ts'

const knowledge = loadKnowledge()
const lint = makeLint(knowledge)
const ABOUT_THE_WHOLE = new Set(['missing-when-to-seek-help', 'missing-regulatory-disclosure'])

test.each(Object.keys(SUGGESTIONS))('%s: every suggestion passes every rule', (rule) => {
  for (const [slug, { name }] of Object.entries(knowledge.treatments)) {
    const text = suggestionFor(rule, knowledge, [slug])
    if (text === undefined) continue
    const source = `# ${name}\n\n${text}\n`
    const found = lint(parseArticle(source), source).findings.filter(({ ruleId }) => !ABOUT_THE_WHOLE.has(ruleId))
    expect(
      found.map(({ ruleId, start, end }) => `${slug} ${ruleId}: ${source.slice(start, end)}`),
      text,
    ).toEqual([])
  }
})

test('a finding carries its suggestion', () => {
  const source = '# PRP\n\nPRP is painless.\n'
  const [finding] = lint(parseArticle(source), source).findings.filter(({ ruleId }) => ruleId === 'painless')
  expect(finding?.suggestion).toContain('expected for up to 3 days')
})
