import { readFileSync } from 'node:fs'
import { type Level, rank } from '@anagen/kb'
import { loadKnowledge } from '@anagen/kb/load-node'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { levelOf } from './sentences.ts'

const knowledge = loadKnowledge()
const classes = z
  .array(z.strictObject({ class: z.string(), calm: z.array(z.string()).min(1), danger: z.array(z.string()).min(2) }))
  .parse(parse(readFileSync(new URL('./everyday.yaml', import.meta.url), 'utf8')))

const judged = (row: string): Level => {
  const [, slug = '', hours = '', say = ''] = /^(\S+)@(\d+)h: (.+)$/.exec(row) ?? []
  return levelOf({ treatments: [{ slug, hoursSince: Number.parseInt(hours, 10) }], say }, knowledge)
}

describe.each(classes)('$class', ({ calm, danger }) => {
  test.each(calm)('calm: %s', (row) => expect(rank(judged(row))).toBeLessThan(rank('contact')))
  test.each(danger)('danger: %s', (row) => expect(rank(judged(row))).toBeGreaterThanOrEqual(rank('contact')))
})
