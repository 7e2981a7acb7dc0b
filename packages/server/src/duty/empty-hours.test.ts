import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { emptyHours } from './empty-hours.ts'
import { laterTurn } from './later-turn.ts'

const at = (text: string) => Temporal.Instant.from(text)
const span = (startsAt: string, endsAt: string) => ({ startsAt: at(startsAt), endsAt: at(endsAt) })
const texts = (spans: ReturnType<typeof emptyHours>) => spans.map((one) => [`${one.startsAt}`, `${one.endsAt}`])

const MONDAY = '2026-11-23T00:00:00Z'
const NEXT = '2026-11-30T00:00:00Z'

test.each([
  ['nobody at all', [], [[MONDAY, NEXT]]],
  ['all the week', [span('2026-11-22T00:00Z', '2026-12-01T00:00Z')], []],
  ['two who meet, given the wrong way round', [span('2026-11-24T12:00Z', NEXT), span(MONDAY, '2026-11-24T12:00Z')], []],
  [
    'a long one over a short one hides no hour, and makes none',
    [span('2026-11-23T00:00Z', '2026-11-28T14:00Z'), span('2026-11-24T09:00Z', '2026-11-24T10:00Z')],
    [['2026-11-28T14:00:00Z', NEXT]],
  ],
  [
    'Saturday 14:00 to Sunday 09:00',
    [span(MONDAY, '2026-11-28T14:00Z'), span('2026-11-29T09:00Z', '2026-12-02T00:00Z')],
    [['2026-11-28T14:00:00Z', '2026-11-29T09:00:00Z']],
  ],
  ['only others weeks', [span('2026-12-01T00:00Z', '2026-12-02T00:00Z')], [[MONDAY, NEXT]]],
])('%s', (_, shifts, empty) => expect(texts(emptyHours(shifts, at(MONDAY), at(NEXT)))).toEqual(empty))

test('every hour is either covered or named, never both', () => {
  const hour = fc.integer({ min: -10, max: 60 })
  const shifts = fc.array(fc.tuple(hour, fc.integer({ min: 1, max: 30 })), { maxLength: 6 })
  const from = at(MONDAY)
  fc.assert(
    fc.property(shifts, (given) => {
      const spans = given.map(([start, hours]) => ({
        startsAt: from.add({ hours: start }),
        endsAt: from.add({ hours: start + hours }),
      }))
      const empty = emptyHours(spans, from, from.add({ hours: 48 }))
      const isIn = (all: readonly { startsAt: Temporal.Instant; endsAt: Temporal.Instant }[], time: Temporal.Instant) =>
        all.some(
          (one) => Temporal.Instant.compare(one.startsAt, time) <= 0 && Temporal.Instant.compare(time, one.endsAt) < 0,
        )
      for (let half = 0; half < 96; half++) {
        const time = from.add({ minutes: half * 30 })
        if (isIn(spans, time) === isIn(empty, time)) return false
      }
      return true
    }),
  )
})

test('a week later is the same time on the wall; what the clocks swallow keeps its length', () => {
  const zone = 'Europe/London'
  const turn = laterTurn(span('2026-10-19T08:00Z', '2026-10-19T16:00Z'), 7, zone)
  expect(texts([turn])).toEqual([['2026-10-26T09:00:00Z', '2026-10-26T17:00:00Z']])
  // on 2026-03-29 there is no 01:30: the clocks go from 01:00 to 02:00
  const gone = laterTurn(span('2026-03-22T01:30Z', '2026-03-22T02:15Z'), 7, zone)
  expect(texts([gone])).toEqual([['2026-03-29T01:30:00Z', '2026-03-29T02:15:00Z']])
})
