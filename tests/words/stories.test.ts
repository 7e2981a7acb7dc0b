import { readFileSync } from 'node:fs'
import { type Level, rank } from '@anagen/kb'
import { loadKnowledge } from '@anagen/kb/load-node'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { levelOf } from './sentences.ts'

const knowledge = loadKnowledge()
const classes = z
  .array(
    z.strictObject({
      class: z.string(),
      did: z.string(),
      calm: z.array(z.string()).min(1),
      danger: z.array(z.string()).min(15),
    }),
  )
  .parse(parse(readFileSync(new URL('./stories.yaml', import.meta.url), 'utf8')))

const judged = (did: string, say: string): Level => {
  const [slug = '', hours = ''] = did.split('@')
  return levelOf({ treatments: [{ slug, hoursSince: Number.parseInt(hours, 10) }], say }, knowledge)
}

describe.each(classes)('$class', ({ did, calm, danger }) => {
  test.each(calm)('calm: %s', (say) => expect(rank(judged(did, say))).toBeLessThan(rank('contact')))
  test.each(danger)('danger: %s', (say) => expect(rank(judged(did, say))).toBeGreaterThanOrEqual(rank('contact')))
})
