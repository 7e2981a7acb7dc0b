import { readFileSync } from 'node:fs'
import { rank } from '@anagen/kb'
import { loadKnowledge } from '@anagen/kb/load-node'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { levelOf } from './sentences.ts'

const knowledge = loadKnowledge()
const read = (name: string): unknown => parse(readFileSync(new URL(`./${name}.yaml`, import.meta.url), 'utf8'))
const done = (did: string) => {
  const [slug = '', hours] = did.split('@')
  return [{ slug, hoursSince: Number.parseFloat(hours ?? '') }]
}
const rows = z.array(
  z.strictObject({ did: z.string(), needs: z.enum(['contact', 'urgent', 'emergency']), say: z.string() }),
)
const plain = z.array(z.strictObject({ did: z.string(), say: z.string() }))
const { learnt, unread, diluted } = z
  .strictObject({ learnt: rows, unread: rows, diluted: plain })
  .parse(read('told-otherwise'))

/** how many are calm, and how many get the level that they deserve */
const judged = (list: z.infer<typeof rows>) => {
  const levels = list.map(({ did, needs, say }) => ({
    needs,
    level: levelOf({ treatments: done(did), say }, knowledge),
  }))
  return {
    calm: levels.filter(({ level }) => rank(level) < rank('contact')).length,
    reached: levels.filter(({ level, needs }) => rank(level) >= rank(needs)).length,
  }
}

// what was reached; no change may lose any of it. Written to get past: one in thirty does
describe.each([
  { name: 'learnt', list: learnt, of: 1500, calm: 32, reached: 1085 },
  { name: 'unread', list: unread, of: 900, calm: 27, reached: 663 },
])('dangers told only in words that are harmless one by one: $name', ({ list, of, calm, reached }) => {
  const now = judged(list)
  test(`of ${of} at most ${calm} are calm`, () => {
    expect(list).toHaveLength(of)
    expect(now.calm).toBeLessThanOrEqual(calm)
  })
  test(`at least ${reached} get the level that they deserve`, () => expect(now.reached).toBeGreaterThanOrEqual(reached))
})

test('of 381 dangers hidden in much that is harmless at most 14 are calm', () => {
  expect(diluted).toHaveLength(381)
  const calm = diluted.filter(
    ({ did, say }) => rank(levelOf({ treatments: done(did), say }, knowledge)) < rank('contact'),
  )
  expect(calm.length).toBeLessThanOrEqual(14)
})

test('of 2,400 normal courses with much around them at least 1,585 are calm', () => {
  const around = plain.parse(read('around'))
  expect(around).toHaveLength(2400)
  const calm = around.filter(
    ({ did, say }) => rank(levelOf({ treatments: done(did), say }, knowledge)) < rank('contact'),
  )
  expect(calm.length).toBeGreaterThanOrEqual(1585)
})
