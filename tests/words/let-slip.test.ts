import { readFileSync } from 'node:fs'
import { rank } from '@anagen/kb'
import { loadKnowledge } from '@anagen/kb/load-node'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { levelOf } from './sentences.ts'

const knowledge = loadKnowledge()
const slips = z
  .array(z.strictObject({ did: z.string(), needs: z.enum(['contact', 'urgent', 'emergency']), say: z.string() }))
  .parse(parse(readFileSync(new URL('./let-slip.yaml', import.meta.url), 'utf8')))
  .map(({ did, needs, say }) => {
    const [slug = '', hours] = did.split('@')
    const level = levelOf({ treatments: [{ slug, hoursSince: Number.parseFloat(hours ?? '') }], say }, knowledge)
    return { say, needs, level }
  })

// what was reached; no change may lose any of it
describe('dangers let slip beside something harmless', () => {
  test('of 640 all but one reach a clinician', () => {
    expect(slips).toHaveLength(640)
    const calm = slips.filter(({ level }) => rank(level) < rank('contact')).map(({ say }) => say)
    // not mended yet; that it is calm is not asked for
    const known = "Ache is ok with the tablets. Fourteen since lunch, says he's grand"
    expect(calm.filter((say) => say !== known)).toEqual([])
  })
  test('of 640 at least 430 get the level that the slip deserves', () => {
    expect(slips.filter(({ level, needs }) => rank(level) >= rank(needs)).length).toBeGreaterThanOrEqual(430)
  })
})
