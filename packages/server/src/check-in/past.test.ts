import { decide, type EarlierReport } from '@anagen/engine'
import { rank } from '@anagen/kb'
import { openKnowledge } from '@anagen/kb/open-node'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type PastReport, shortPast } from './past.ts'

const knowledge = await openKnowledge()
const HOUR_MS = 3_600_000
const NOW = 1_000 * 24 * HOUR_MS

const grade = fc.constantFrom(1 as const, 2 as const, 3 as const, null)
const trend = fc.constantFrom('better' as const, 'same' as const, 'worse' as const, 'new' as const, null)
// signs that PRP is expected to cause, that last, that come back: all that looks at the past
const sign = fc.record({
  sign: fc.constantFrom('redness', 'scalp-soreness', 'bruising', 'itching', 'numb-scalp'),
  grade,
  trend,
})
const signs = fc.array(sign, { maxLength: 3 })
/** Some of a patient's check-ins, `hours` apart. */
const said = (hours: fc.Arbitrary<number>, maxLength: number): fc.Arbitrary<readonly PastReport[]> =>
  fc.array(fc.record({ gap: hours, signs }), { maxLength, size: 'max' }).map((all) => {
    let at = NOW
    return all.map(({ gap, signs: own }) => {
      at -= gap * HOUR_MS
      return { at, signs: own }
    })
  })

const asEarlier = (reports: readonly PastReport[]): readonly EarlierReport[] =>
  reports.map(({ at, signs: own }) => ({ hoursAgo: (NOW - at) / HOUR_MS, signs: own }))

const verdict = (
  now: typeof signs extends fc.Arbitrary<infer T> ? T : never,
  hoursSince: number,
  past: readonly PastReport[],
) =>
  decide(
    {
      treatments: [{ slug: 'prp', hoursSince }],
      unknownTreatments: [],
      signs: now,
      temperatureC: null,
      modifiers: [],
      unknownModifiers: [],
      notUnderstood: [],
      earlier: asEarlier(past),
    },
    knowledge,
  )

const since = fc.integer({ min: 1, max: 2000 })

test('law: a past made short gives the same verdict as all that was said', () => {
  fc.assert(
    fc.property(said(fc.integer({ min: 1, max: 100 }), 60), signs, since, (past, now, hours) => {
      const { findings, level } = verdict(now, hours, past)
      expect(verdict(now, hours, shortPast(past))).toMatchObject({ findings, level })
    }),
    { numRuns: 200, endOnFailure: true },
  )
})

test('law: added to bit by bit it is the same', () => {
  fc.assert(
    fc.property(
      said(fc.integer({ min: 1, max: 100 }), 40),
      fc.integer({ min: 0, max: 40 }),
      signs,
      since,
      (past, cut, now, hours) => {
        const oldest = past.toReversed()
        const bits = shortPast([...shortPast(oldest.slice(0, cut)), ...oldest.slice(cut)])
        const { findings, level } = verdict(now, hours, past)
        expect(verdict(now, hours, bits)).toMatchObject({ findings, level })
      },
    ),
    { numRuns: 200, endOnFailure: true },
  )
})

test('a year of the same is one report a week', () => {
  const year = Array.from({ length: 365 }, (_, day) => ({
    at: NOW - day * 24 * HOUR_MS,
    signs: [{ sign: 'itching', grade: 1 as const, trend: 'same' as const }],
  }))
  expect(shortPast(year)).toHaveLength(53)
})

test('law: what a program sends by the thousand stays short, and calms nothing', () => {
  fc.assert(
    fc.property(said(fc.constantFrom(0.001, 0.1, 1), 700), signs, since, (past, now, hours) => {
      const short = shortPast(past)
      expect(short.length).toBeLessThanOrEqual(200)
      expect(rank(verdict(now, hours, short).level)).toBeGreaterThanOrEqual(rank(verdict(now, hours, past).level))
    }),
    { numRuns: 20, endOnFailure: true },
  )
})
