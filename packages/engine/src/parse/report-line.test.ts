import { openKnowledge } from '@anagen/kb/open-node'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseReportLine } from './report-line.ts'

const knowledge = await openKnowledge()
const parse = (value: unknown) => parseReportLine(typeof value === 'string' ? value : JSON.stringify(value), knowledge)

test('everything that a line may hold', () => {
  const line = {
    id: 'a',
    treatments: [
      {
        slug: 'minoxidil-oral',
        hoursSince: 2160,
        hoursSinceDoseChange: 240,
        hoursSinceLastUse: 8,
        hoursSinceStopped: 1,
      },
      { slug: 'stem-cell', hoursSince: null, hoursSinceSession: 3, withParts: ['fat-harvest'] },
    ],
    say: 'a bit pink',
    signs: [{ words: 'redness', grade: 1, trend: 'same' }, { sign: 'pus' }],
    temperatureC: 36.8,
    modifiers: ['I take warfarin'],
    earlier: [{ hoursAgo: 24, signs: [{ words: 'red' }] }],
  }
  expect(parse(line)).toEqual({
    id: 'a',
    told: {
      value: {
        treatments: line.treatments,
        say: ['a bit pink'],
        signs: [
          { words: 'redness', grade: 1, trend: 'same' },
          { words: 'pus', grade: null, trend: null },
        ],
        temperatureC: 36.8,
        modifiers: ['I take warfarin'],
        earlier: [{ hoursAgo: 24, signs: [{ words: 'red', grade: null, trend: null }] }],
      },
    },
  })
})

test('every problem of a line is named, with its place; the id is kept', () => {
  const { id, told } = parse({
    id: 7,
    treatments: [{ slug: 'prp', hoursSince: -1 }],
    signs: [{ words: 'x', grade: 9 }],
    temperatureC: 60,
    sya: 1,
  })
  expect(id).toBe(7)
  expect('problems' in told ? told.problems.map((p) => p.at).sort() : []).toEqual([
    'line',
    'signs[0].grade',
    'temperatureC',
    'treatments[0].hoursSince',
  ])
})

test('a date in an earlier report needs a clock', () => {
  const line = JSON.stringify({ treatments: [], earlier: [{ at: '2026-11-19T10:00Z', signs: [] }] })
  expect(parseReportLine(line, knowledge).told).toHaveProperty('problems')
  const moment = { now: Date.parse('2026-11-20T10:00:00Z'), zoneOffset: () => 0 }
  expect(parseReportLine(line, knowledge, moment).told).toMatchObject({ value: { earlier: [{ hoursAgo: 24 }] } })
})

test('a value that describes itself is refused like any other', () => {
  const { told } = parse('{"treatments":[],"signs":[{"words":"pink","trend":{"toString":null}}]}')
  expect('problems' in told && told.problems.map((p) => p.message)).toEqual([expect.stringContaining('is no trend')])
})

test('whatever the text, it is read or refused in one line; it never throws', () => {
  const reports = fc.record(
    {
      id: fc.jsonValue(),
      treatments: fc.oneof(
        fc.jsonValue(),
        fc.array(fc.record({ slug: fc.constantFrom('prp', 'PRP', 'x'), hoursSince: fc.jsonValue() })),
      ),
      say: fc.jsonValue(),
      signs: fc.oneof(
        fc.jsonValue(),
        fc.array(fc.record({ words: fc.jsonValue(), grade: fc.jsonValue(), trend: fc.jsonValue() })),
      ),
      temperatureC: fc.jsonValue(),
      modifiers: fc.jsonValue(),
      earlier: fc.oneof(fc.jsonValue(), fc.array(fc.record({ hoursAgo: fc.jsonValue(), signs: fc.jsonValue() }))),
    },
    { requiredKeys: [] },
  )
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    reports.map((report) => JSON.stringify(report)),
  )
  fc.assert(
    fc.property(texts, (text) => {
      const { told } = parse(text)
      if ('value' in told) return
      expect(told.problems.length).toBeGreaterThan(0)
      for (const { message } of told.problems) expect(message).not.toMatch(/[\p{Cc}\p{Cs}]/u)
    }),
    { numRuns: 500 },
  )
})
