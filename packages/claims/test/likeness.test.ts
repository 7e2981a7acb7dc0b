// Claims that no pattern reads, told by likeness to labelled ones.
import { loadKnowledge } from '@anagen/kb/load-node'
import { expect, test } from 'vitest'
import { makeLint, parseArticle } from '../src/index.ts'
import { stemOf } from '../src/likeness/stem.ts'

const lint = makeLint(loadKnowledge())
const findings = (source: string) => lint(parseArticle(source), source).findings
const rulesIn = (source: string): string[] => findings(source).map(({ ruleId }) => ruleId)

const SENTENCE = 'Even people who faint at vaccinations ask us whether that was it.'

test('a claim without a word of its rule is told, with what its words are about and why it matters', () => {
  const [finding] = findings(`# Mesotherapy at our clinic\n\n${SENTENCE}\n`).filter(
    ({ ruleId }) => ruleId === 'painless',
  )
  expect(finding?.reason).toMatch(/^Reads like what this rule flags/)
  expect(finding?.severity).toBe('error')
})

test.each([
  ['of no treatment', `# Our travel vaccinations\n\n${SENTENCE}\n`],
  ['under myths', `# Mesotherapy\n\n## Myths\n\n- ${SENTENCE}\n`],
  ['asked', '# Mesotherapy\n\nDo even people who faint at vaccinations ask you whether that was it?\n'],
])('%s it is none', (_where, source) => expect(rulesIn(source)).not.toContain('painless'))

test('an instruction that harms is told beside a lesser fault of its sentence', () =>
  expect(
    rulesIn('# Laser caps at our clinic\n\nKeep the helmet on all night for double the effect.\n').toSorted(),
  ).toEqual(['contradicts-evidence-rate', 'unsafe-instruction']))

// a dry scalp after light is expected for up to three days: knowledge/treatments/lllt.yaml
test('what the facts contradict is told, however unlike any labelled claim', () =>
  expect(
    rulesIn('# Laser caps\n\nA little warmth, an itch or a dry scalp is usual and settles within the hour.\n'),
  ).toEqual(['contradicts-evidence-duration']))

test('what the rules read is told once', () => {
  expect(rulesIn('# PRP\n\nPRP is painless.\n')).toEqual(['painless'])
})

test.each([
  ['guaranteed', 'guarant'],
  ['guarantees', 'guarant'],
  ['£115', '#£'],
  ['95%', '#%'],
  ['is', 'is'],
])('%s is read as %s', (word, stem) => expect(stemOf(word)).toBe(stem))
