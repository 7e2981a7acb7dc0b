// Words that look like a claim and are none, each beside a claim in the same words that must be found. Nothing is learnt from them.
import { loadKnowledge } from '@anagen/kb/load-node'
import { expect, test } from 'vitest'
import { makeLint, parseArticle } from '../src/index.ts'

const lint = makeLint(loadKnowledge())
const rulesOf = (text: string): readonly string[] =>
  lint(parseArticle(text), text, { today: '2026-11-21', treatment: 'fue' }).findings.map(({ ruleId }) => ruleId)

test.each([
  [
    'painless',
    'On days 2 to 5 the forehead and the eyelids swell, both sides, without pain.',
    'The forehead may swell, but the session itself is done without pain.',
  ],
  [
    'missing-when-to-seek-help',
    'Every punch leaves a small scar, so please do not call it scarless.',
    'If the wound turns hot, please do not call us.',
  ],
])('%s: "%s" is none', (rule, honest, claim) => {
  expect(rulesOf(`FUE after the day\n\n${honest}\n\nRing us on the same day for fever or pus.`)).not.toContain(rule)
  expect(rulesOf(`FUE after the day\n\n${claim}\n\nRing us on the same day for fever or pus.`)).toContain(rule)
})
