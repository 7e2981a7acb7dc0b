import { loadKnowledge } from '@anagen/kb/load-node'
import { expect, test } from 'vitest'
import { normalNow } from './normal-now.ts'

const knowledge = loadKnowledge()

const at = (slug: string, hours: number) => {
  const treatment = knowledge.treatments[slug] ?? expect.fail(slug)
  const asked = new URLSearchParams({ 'since.ago': String(hours), 'since.unit': 'h' })
  return normalNow(treatment, asked, knowledge).effects ?? expect.fail(`${slug} at ${hours} hours is not read`)
}

test('transplanted hairs that fall after three months are not calm because others still wait to grow then', () => {
  const level = (hours: number) => at('fue', hours).find(({ id }) => id.endsWith('/transplanted-hair-shedding'))?.level
  expect(level(50 * 24)).toBe('expected')
  expect(level(60 * 24)).toBe('watch')
  expect(level(91 * 24)).toBe('contact')
})

test.each(Object.keys(knowledge.treatments))('%s: no effect is calm before it may begin or past its end', (slug) => {
  const effects = knowledge.treatments[slug]?.effects ?? []
  const edges = effects.flatMap(({ onset, typical, upper }) => [onset.from - 1, typical.to + 1, upper + 1, upper * 1.5])
  const wrong = [...new Set(edges)]
    .filter((hours) => hours > 0)
    .flatMap((hours) =>
      at(slug, hours).flatMap(({ id, level }) => {
        const fact = effects.find((effect) => effect.id === id) ?? expect.fail(id)
        const isOutside = hours < fact.onset.from || (!fact.persistsWhileUsed && hours > fact.upper)
        return isOutside && ['expected', 'watch'].includes(level) ? [`${id} at ${hours} hours is ${level}`] : []
      }),
    )
  expect(wrong).toEqual([])
})
