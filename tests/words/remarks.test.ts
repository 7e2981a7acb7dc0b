import { readFileSync } from 'node:fs'
import { rank } from '@anagen/kb'
import { loadKnowledge } from '@anagen/kb/load-node'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { digestOfLearnt, LEARNT_FROM } from '../../tools/worries/tellings.ts'
import { levelOf } from './sentences.ts'

const knowledge = loadKnowledge()
const { worrying, harmless } = z
  .strictObject({ worrying: z.array(z.string()), harmless: z.array(z.string()) })
  .parse(parse(readFileSync(new URL('./remarks.yaml', import.meta.url), 'utf8')))

test.each([
  ['worry-weights', 'learn.ts'],
  ['talk-weights', 'learn-talk.ts'],
] as const)('%s are learnt from what stands in the files', (name, tool) => {
  const { learnt_from } = z.object({ learnt_from: z.string() }).parse(knowledge.vocabulary.words[name])
  expect(learnt_from, `run: node scripts/launch.mjs tools/worries/${tool}`).toBe(digestOfLearnt(LEARNT_FROM))
})

// each of these is calm alone
const calm = [
  { slug: 'prp', hoursSince: 30, say: 'scalp is a bit sore' },
  { slug: 'fue', hoursSince: 100, say: 'forehead is a bit swollen' },
  { slug: 'microneedling', hoursSince: 20, say: 'slightly red' },
  { slug: 'smp', hoursSince: 100, say: 'bit flaky' },
  { slug: 'fut', hoursSince: 60, say: 'tight at the back' },
]
const texts = (remarks: readonly string[]) =>
  calm.flatMap(({ slug, hoursSince, say }) =>
    [', ', '. '].flatMap((join) =>
      remarks.map((remark) => ({ treatments: [{ slug, hoursSince }], say: `${say}${join}${remark}` })),
    ),
  )
const isCalm = (text: ReturnType<typeof texts>[number]): boolean => rank(levelOf(text, knowledge)) < rank('contact')

// what was reached; no change may lose any of it
describe('remarks beside a harmless sign', () => {
  test('of 4,490 texts with a worrying remark at least 3,900 reach contact', () => {
    const all = texts(worrying)
    expect(all).toHaveLength(4490)
    expect(all.filter((text) => !isCalm(text)).length).toBeGreaterThanOrEqual(3900)
  })
  test('of 4,490 texts with a harmless remark at least 3,880 stay calm', () => {
    const all = texts(harmless)
    expect(all).toHaveLength(4490)
    expect(all.filter(isCalm).length).toBeGreaterThanOrEqual(3880)
  })
})
