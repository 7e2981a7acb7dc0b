import { openKnowledge } from '@anagen/kb/open-node'
import { expect, test } from 'vitest'
import { parseAgo, parseDid } from './did.ts'

const knowledge = await openKnowledge()
const moment = { now: Date.parse('2026-11-20T10:00:00Z'), zoneOffset: () => 0 }

test.each([
  ['30h', 30],
  ['3d', 72],
  ['1.5d', 36],
  ['2w', 336],
  ['2mo', 1440],
  ['1y', 8760],
  ['90min', 1.5],
  ['0h', 0],
  ['2026-11-17T10:00', 72],
  ['2026-11-17T10:00-02:00', 70],
])('%s is %d hours ago', (text, hours) => {
  expect(parseAgo(text, moment, 'x')).toEqual({ value: hours })
})

test.each(['-3d', '3', '3 parsecs', '1e3h', '2026-11-21', '+3d', '101y', 'yesterday', '', '٣d'])(
  '%j is refused',
  (text) => {
    expect(parseAgo(text, moment, 'x')).toHaveProperty('problems')
  },
)

test('what lies ahead is a negative number of hours, where it may', () => {
  expect(parseAgo('+3d', moment, 'x', true)).toEqual({ value: -72 })
  expect(parseAgo('2026-11-21T10:00', moment, 'x', true)).toEqual({ value: -24 })
})

test.each([
  ['prp@30h', { slug: 'prp', hoursSince: 30 }],
  ['PRP @ 30h', { slug: 'prp', hoursSince: 30 }],
  ['scalp micropigmentation@1d', { slug: 'smp', hoursSince: 24 }],
  ['prp', { slug: 'prp', hoursSince: null }],
  ['prp@?', { slug: 'prp', hoursSince: null }],
  ['prp@2026-11-17T10:00+02:00', { slug: 'prp', hoursSince: 74 }],
  ['stem-cell@2d+fat-harvest', { slug: 'stem-cell', hoursSince: 48, withParts: ['fat-harvest'] }],
  ['stem-cell+fat-harvest', { slug: 'stem-cell', hoursSince: null, withParts: ['fat-harvest'] }],
  ['stem-cell@2026-11-18T10:00Z+fat-harvest', { slug: 'stem-cell', hoursSince: 48, withParts: ['fat-harvest'] }],
  [
    'minoxidil-oral@90d,dose-change@10d,stopped@2d',
    { slug: 'minoxidil-oral', hoursSince: 2160, hoursSinceDoseChange: 240, hoursSinceStopped: 48 },
  ],
])('%s', (text, done) => {
  expect(parseDid(text, moment, knowledge)).toEqual({ value: done })
})

test.each([
  ['fux@3d', 'did you mean fue?'],
  ['@3d', 'prp@30h'],
  ['prp@', 'no time after @'],
  ['prp@tomorrow', 'is not a time'],
  ['smp@3d+fat-harvest', 'fat-harvest'],
  ['stem-cell@3d+fat', 'fat-harvest'],
  ['prp@3d,stoped@1d', 'stopped@3d'],
  ['prp@3d,stopped', 'is not a time'],
])('%s: %s', (text, hint) => {
  const parsed = parseDid(text, moment, knowledge)
  expect('problems' in parsed ? parsed.problems.map((p) => p.message).join() : '').toContain(hint)
})
