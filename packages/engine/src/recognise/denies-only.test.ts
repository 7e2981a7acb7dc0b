import { loadKnowledge } from '@anagen/kb/load-node'
import { expect, test } from 'vitest'
import { buildReport } from '../parse/build-report.ts'

const knowledge = loadKnowledge()
const isWell = (slug: string, hoursSince: number, say: string): boolean | undefined =>
  buildReport(
    { treatments: [{ slug, hoursSince }], say: [say], signs: [], temperatureC: null, modifiers: [], earlier: [] },
    knowledge,
  ).report.saysAllWell

test.each([
  ['prp', 24, 'no redness at all'],
  ['prp', 24, 'not red, not sore, is that ok'],
  ['fue', 48, 'is it ok that there is no swelling and no redness at all?'],
  ['minoxidil-topical', 700, 'no shedding so far'],
  ['fue', 700, 'no shedding yet'],
] as const)('%s at %d h: %s', (slug, hours, say) => expect(isWell(slug, hours, say)).toBe(true))

test.each([
  ['prp', 30, 'no pus'],
  ['prp', 30, 'no fever'],
  ['prp', 30, 'no redness but something is wrong'],
  ['prp', 30, 'no redness, worried sick, help'],
  ['fue', 30, 'no swelling, no pain, nothing, no pulse'],
  ['fue', 30, 'no redness, it is white'],
  ['fue', 6000, 'my hair is not filling in slowly'],
  ['minoxidil-topical', 30, 'no crusts on the grafts'],
] as const)('%s at %d h is no all-clear: %s', (slug, hours, say) => expect(isWell(slug, hours, say)).toBe(false))
