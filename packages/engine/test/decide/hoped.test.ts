import { decide } from '@anagen/engine'
import { loadKnowledge } from '@anagen/kb/load-node'
import { expect, test } from 'vitest'
import { report, reported } from './made-up.ts'

const knowledge = loadKnowledge()

/** Hair that grows, of every treatment that is done for it, at each end of its window and past it. */
const moments = Object.values(knowledge.treatments).flatMap(({ slug, effects }) =>
  effects
    .filter(({ signs }) => signs.includes('more-hair'))
    .flatMap(({ typical, upper, disputedUntil }) =>
      [typical.from, typical.to, upper, disputedUntil, disputedUntil + 1].map((hours) => [slug, hours] as const),
    ),
)

test('every treatment but the tattoo is done for it', () =>
  expect(new Set(moments.map(([slug]) => slug)).size).toBe(13))

test.each(moments)('%s, growth after %d hours is not told as something that goes', (slug, hours) => {
  const { findings } = decide(
    report({ treatments: [{ slug, hoursSince: hours }], signs: [reported('more-hair')] }),
    knowledge,
  )
  expect(findings.length).toBeGreaterThan(0)
  for (const { because } of findings) expect(because).not.toMatch(/gone by|over by|getting better/)
})
