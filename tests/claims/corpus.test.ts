import { loadKnowledge } from '@anagen/kb/load-node'
import { expect, test } from 'vitest'
import { corpusFolder, scoreCorpus, showScore } from './score.ts'

const knowledge = loadKnowledge()

// The first was written by other people, before the rules; the second by the authors of the rules, the third by others, both measured
// before the rules were held against them (docs/claims.md). The rules were then corrected by what they missed: none may fall back.
test.each(['development', 'development-2', 'development-3', 'development-5', 'development-7'] as const)(
  '%s: precision at least 0.9, recall at least 0.7, at most one false alarm in five clean articles',
  (part) => {
    const score = scoreCorpus(corpusFolder(part), knowledge)
    console.log(showScore(part, score))
    expect(score.brokenLabels).toEqual([])
    expect(score.precision).toBeGreaterThanOrEqual(0.9)
    expect(score.recall).toBeGreaterThanOrEqual(0.7)
    expect(score.falseAlarmsPerCleanArticle).toBeLessThanOrEqual(0.2)
  },
)

test.each(['development-4', 'development-6'] as const)(
  '%s, all of it clean: at most one false alarm in five',
  (part) => {
    const score = scoreCorpus(corpusFolder(part), knowledge)
    console.log(showScore(part, score))
    expect(score.brokenLabels).toEqual([])
    expect(score.falseAlarmsPerCleanArticle).toBeLessThanOrEqual(0.2)
  },
)

const LEAST_RIGHT = { 'development-8': 0.9, 'development-9': 0.85 }

// As far from the rules as their authors could write: what is right must stay right, what is missed is known.
test.each(['development-8', 'development-9'] as const)(
  '%s: most findings are right, at most one false alarm in five clean articles',
  (part) => {
    const score = scoreCorpus(corpusFolder(part), knowledge)
    console.log(showScore(part, score))
    expect(score.brokenLabels).toEqual([])
    expect(score.precision).toBeGreaterThanOrEqual(LEAST_RIGHT[part])
    // none of the ninth is clean
    if (score.clean > 0) expect(score.falseAlarmsPerCleanArticle).toBeLessThanOrEqual(0.2)
  },
)

// Written by other people (the second and the eighth by the authors of the rules), each measured before anybody had read it. From the first to the
// twenty-eighth likeness was learnt afterwards; the twenty-ninth to the thirty-first are unread, and nothing is learnt from them. The figures are
// printed; docs/claims.md says where they stood, and when.
test.each([
  'held-out',
  'held-out-2',
  'held-out-3',
  'held-out-4',
  'held-out-5',
  'held-out-6',
  'held-out-7',
  'held-out-8',
  'held-out-9',
  'held-out-10',
  'held-out-11',
  'held-out-12',
  'held-out-13',
  'held-out-14',
  'held-out-15',
  'held-out-16',
  'held-out-17',
  'held-out-18',
  'held-out-19',
  'held-out-20',
  'held-out-21',
  'held-out-22',
  'held-out-23',
  'held-out-24',
  'held-out-25',
  'held-out-26',
  'held-out-27',
  'held-out-28',
  'held-out-29',
  'held-out-30',
  'held-out-31',
  'held-out-32',
  'held-out-33',
  'held-out-34',
  'held-out-35',
  'held-out-36',
  'held-out-37',
  'held-out-38',
  'held-out-39',
  'held-out-40',
  'held-out-41',
] as const)('%s: every label names words of its article', (part) => {
  const score = scoreCorpus(corpusFolder(part), knowledge)
  console.log(showScore(part, score))
  expect(score.brokenLabels).toEqual([])
  expect(score.articles).toBeGreaterThan(0)
})
