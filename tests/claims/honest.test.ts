// The knowledge base, written out as articles, is honest text: what is flagged there is a false alarm.
import { makeLint, parseArticle } from '@anagen/claims'
import type { Treatment } from '@anagen/kb'
import { loadKnowledge } from '@anagen/kb/load-node'
import { expect, test } from 'vitest'

const knowledge = loadKnowledge()
const lint = makeLint(knowledge)

const asArticle = (t: Treatment): string =>
  [
    `# ${t.name}: side effects and recovery`,
    t.whatItIs,
    '## Evidence',
    t.evidence.summary,
    '## Regulators',
    ...t.regulatory.map((r) => `${r.jurisdiction}: ${r.status}`),
    '## Questions',
    ...t.questions.flatMap((q) => [`### ${q.question}`, q.answer]),
    '## Effects',
    ...t.effects.map(
      (e) => `- ${e.plain}. ${e.notNormalWhen.map(({ text }) => `Call the clinic: ${text}`).join('. ')}`,
    ),
    '## When to call',
    ...t.complications.map((c) => `- ${c.plain}: ${c.signs.join('; ')}`),
    '## Who should not have it',
    ...t.contraindications.map((c) => `- ${c.what}. ${c.why}.`),
    '## Instructions',
    ...t.instructions.map((i) => `- ${i.instruction}`),
    '## Results',
    ...t.results.map((r) => `- ${r.when}: ${r.what}`),
    '## Myths',
    ...t.claims.map((c) => `- ${c.claim}`),
  ].join('\n\n')

test.each(Object.values(knowledge.treatments).map((t) => [t.slug, t] as const))(
  'nothing in the facts of %s is flagged',
  (_slug, t) => {
    const source = asArticle(t)
    const { findings } = lint(parseArticle(source), source, { today: '2026-11-21' })
    expect(findings.map(({ ruleId, start, end }) => `${ruleId}: ${source.slice(start, end)}`)).toEqual([])
  },
)
