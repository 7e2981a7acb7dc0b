// Wording that the checker offers must itself pass the checker.
import type { Treatment } from '@anagen/kb'
import { loadKnowledge } from '@anagen/kb/load-node'
import { expect, test } from 'vitest'
import { makeLint, parseArticle, RULES } from '../src/index.ts'
import { SUGGESTIONS, suggestionFor } from '../src/suggest.ts'

const knowledge = loadKnowledge()
const lint = makeLint(knowledge)
const ABOUT_THE_WHOLE = new Set(['missing-when-to-seek-help', 'missing-regulatory-disclosure'])

/** Rules that ask for something to be left out, disclosed or dated: no fact can be put in its place. */
const WITHOUT = ['discount-inducement', 'undisclosed-interest', 'outdated-review']

test('every rule offers wording, or says why it has none', () => {
  expect([...Object.keys(SUGGESTIONS), ...WITHOUT].toSorted()).toEqual(RULES.map(({ id }) => id).toSorted())
})

/** Every set of facts that a finding on a treatment may name, one at a time. */
const factsOf = ({ effects, results, instructions, interactions }: Treatment): string[][] => [
  [],
  ...[...effects, ...results, ...instructions, ...interactions].map(({ id }) => [id]),
]

test.each(Object.keys(SUGGESTIONS))('%s: every suggestion passes every rule', (rule) => {
  let offered = 0
  for (const treatment of Object.values(knowledge.treatments)) {
    const { slug, name } = treatment
    const texts = new Set(factsOf(treatment).map((facts) => suggestionFor(rule, knowledge, [slug], facts)))
    for (const text of texts) {
      if (text === undefined) continue
      offered++
      const source = `# ${name}\n\n${text}\n`
      const found = lint(parseArticle(source), source).findings.filter(({ ruleId }) => !ABOUT_THE_WHOLE.has(ruleId))
      expect(
        found.map(({ ruleId, start, end }) => `${slug} ${ruleId}: ${source.slice(start, end)}`),
        text,
      ).toEqual([])
    }
  }
  expect(offered).toBeGreaterThan(0)
})

test('a finding carries its suggestion', () => {
  const source = '# PRP\n\nPRP is painless.\n'
  const [finding] = lint(parseArticle(source), source).findings.filter(({ ruleId }) => ruleId === 'painless')
  expect(finding?.suggestion).toContain('expected for up to 3 days')
})
