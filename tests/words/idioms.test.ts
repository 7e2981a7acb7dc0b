import { readFileSync } from 'node:fs'
import { rank } from '@anagen/kb'
import { loadKnowledge } from '@anagen/kb/load-node'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { levelOf } from './sentences.ts'

const knowledge = loadKnowledge()
const file = (name: string): unknown => parse(readFileSync(new URL(`./${name}.yaml`, import.meta.url), 'utf8'))
const level = z.enum(['expected', 'watch', 'contact', 'urgent', 'emergency'])

const { danger, chatter } = z
  .strictObject({ danger: z.array(z.string()), chatter: z.array(z.string()) })
  .parse(file('idioms'))
const misread = z
  .array(z.strictObject({ did: z.string(), say: z.string(), at_least: level.optional(), at_most: level.optional() }))
  .parse(file('misread'))

const afterPrp = [{ slug: 'prp', hoursSince: 30 }]
const judged = (say: string) => levelOf({ treatments: afterPrp, say }, knowledge)
const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
const beside: readonly ((text: string) => string)[] = [
  (text) => `My scalp is a bit pink. ${sentence(text)}.`,
  (text) => `scalp is slightly sore and ${text}`,
  (text) => `bit of redness, ${text}`,
  (text) => `${text}. Otherwise just a little redness.`,
]
const isCalm = (say: string): boolean => rank(judged(say)) < rank('contact')

describe('idioms of danger in harmless words', () => {
  test.each(danger)('%s: alone or beside a plain normal sign at least contact', (text) => {
    expect([text, ...beside.map((frame) => frame(text))].filter(isCalm)).toEqual([])
  })
})

describe('talk of the day beside a plain normal sign', () => {
  const kept = chatter.filter((text) => beside.every((frame) => isCalm(frame(text))))
  // what is missing is listed in docs/recognition.md; it may only grow less
  test(`at least 94 % of ${chatter.length} leave the answer calm`, () =>
    expect(kept.length / chatter.length, chatter.filter((c) => !kept.includes(c)).join('; ')).toBeGreaterThan(0.94))
})

describe('words once misread', () => {
  test.each(misread.map((row) => [`${row.did}: ${row.say}`, row] as const))('%s', (_name, row) => {
    const [slug = '', hours = ''] = row.did.split('@')
    const found = rank(
      levelOf({ treatments: [{ slug, hoursSince: Number.parseInt(hours, 10) }], say: row.say }, knowledge),
    )
    expect(found).toBeGreaterThanOrEqual(rank(row.at_least ?? 'expected'))
    expect(found).toBeLessThanOrEqual(rank(row.at_most ?? 'emergency'))
  })
})
