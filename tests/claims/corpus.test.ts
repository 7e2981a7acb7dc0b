import { loadKnowledge } from '@anagen/kb/load-node'
import { describe, expect, test } from 'vitest'
import { corpusFolder, scoreCorpus, showScore } from './score.ts'

const knowledge = loadKnowledge()

// The development part was read while the rules were written; the held-out part was written by somebody else and never read.
describe.each(['development', 'held-out'] as const)('the %s part of the labelled corpus', (part) => {
  const score = scoreCorpus(corpusFolder(part), knowledge)
  console.log(showScore(part, score))
  test('labels name words that stand in their article exactly once', () => expect(score.brokenLabels).toEqual([]))
  test('precision is at least 0.9', () => expect(score.precision).toBeGreaterThanOrEqual(0.9))
  test('recall is at least 0.7', () => expect(score.recall).toBeGreaterThanOrEqual(0.7))
  test('at most one false alarm in five clean articles', () =>
    expect(score.falseAlarmsPerCleanArticle).toBeLessThanOrEqual(0.2))
})
