import { readFileSync } from 'node:fs'
import { loadKnowledge } from '@anagen/kb/load-node'
import { expect, test } from 'vitest'
import { findingsOnSeeds, type GoldenFinding, goldenFile, hasSeeds } from './golden.ts'

const reviewed: { findings: (GoldenFinding & { because: string })[] } = JSON.parse(readFileSync(goldenFile, 'utf8'))

test('the findings on the five seed articles are those that were reviewed', (context) => {
  if (!hasSeeds())
    return context.skip('the seed articles are not part of the repository; ANAGEN_SEEDS=folder names them')
  expect(findingsOnSeeds(loadKnowledge())).toEqual(reviewed.findings.map(({ because: _why, ...finding }) => finding))
})

test.each([
  ['000', 'missing-when-to-seek-help', 'does not say when to call'],
  ['001', 'absolute-safety', 'no side effects, then bruises'],
  ['001', 'painless', 'painless, then pinching and burning'],
  ['002', 'no-contraindications', 'no contraindications'],
  ['002', 'false-approval', 'laser combs are cleared, not approved'],
  ['002', 'undisclosed-interest', 'sells the alternative that it calls safer'],
  ['002', 'discount-inducement', 'the coupon'],
  ['003', 'wrong-treatment-effect', 'transplant effects under micropigmentation'],
  ['004', 'missing-when-to-seek-help', 'does not say when to call'],
])('seed %s: %s (%s)', (seed, rule) => {
  expect(reviewed.findings.filter((finding) => finding.seed === seed).map((finding) => finding.rule)).toContain(rule)
})
