// The contradictions among the five seed articles, and none among honest ones.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadKnowledge } from '@anagen/kb/load-node'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { compareFiles, compareGolden, contradictionsOnSeeds, type GoldenContradiction } from './compare-golden.ts'
import { hasSeeds } from './golden.ts'
import { corpusFolder } from './score.ts'

const knowledge = loadKnowledge()
const reviewed: { contradictions: (GoldenContradiction & { because: string })[] } = JSON.parse(
  readFileSync(compareGolden, 'utf8'),
)

test('the contradictions on the five seed articles are those that were reviewed', (context) => {
  if (!hasSeeds())
    return context.skip('the seed articles are not part of the repository; ANAGEN_SEEDS=folder names them')
  expect(contradictionsOnSeeds(knowledge)).toEqual(reviewed.contradictions.map(({ because: _why, ...rest }) => rest))
})

test.each([
  ['lasts', 'mesotherapy/effect/bruising', ['000', '001', '004'], 'a bruise: 72 hours, a week, weeks'],
  [
    'happens',
    'mesotherapy/effect/scalp-pain',
    ['000', '001', '001', '004'],
    'no pain, and burning, tenderness, discomfort',
  ],
  ['happens', 'mesotherapy/effect/temporary-shedding', ['001', '004'], 'no side effects, and shedding'],
  ['until', 'exosome/aftercare/no-hard-exercise', ['000', '002'], '1-2 days, and 24-72 hours'],
  ['permanent', 'smp/result/4', ['003', '003'], 'permanent, and fading after years'],
])('seeds: %s %s', (topic, fact, seeds) => {
  const found = reviewed.contradictions.find((entry) => entry.topic === topic && entry.facts.includes(fact))
  expect(found?.positions.map((position) => position.slice(0, 3))).toEqual(seeds)
})

test.each(['development', 'development-2', 'development-3'] as const)(
  'the clean articles of %s do not contradict each other',
  (part) => {
    const folder = corpusFolder(part)
    const clean = readdirSync(folder)
      .filter((name) => name.endsWith('.labels.yaml'))
      .flatMap((name) => {
        const { article, kind }: { article: string; kind: string } = parse(readFileSync(join(folder, name), 'utf8'))
        return kind === 'clean' ? [join(folder, article)] : []
      })
    expect(clean.length).toBeGreaterThan(10)
    expect(compareFiles(clean, knowledge)).toEqual([])
  },
)
