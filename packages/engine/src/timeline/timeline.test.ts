import { loadKnowledge } from '@anagen/kb/load-node'
import { expect, test } from 'vitest'
import { timeline } from './timeline.ts'
import type { Instant, SessionAt, TimelineEntry } from './types.ts'

const HOUR_MS = 3_600_000
const start = Date.UTC(2026, 10, 17, 18)
const knowledge = loadKnowledge()
const hours = (at: Instant | null) => (at === null ? null : (at - start) / HOUR_MS)
const at = (hoursAfterStart: number) => start + hoursAfterStart * HOUR_MS
const one = (slug: string, hoursAfterStart = 0): SessionAt => ({ slug, at: at(hoursAfterStart) })

const entryOf = (entries: readonly TimelineEntry[], fact: string): TimelineEntry => {
  const found = entries.find((entry) => entry.facts.includes(fact))
  if (!found) throw new Error(`no entry for ${fact}`)
  return found
}

// Hours read by hand from knowledge/treatments: fact | session | from | to
test.each([
  ['prp/aftercare/keep-scalp-dry-no-washing', 'prp', 0, 24],
  ['prp/precare/no-alcohol', 'prp', -48, 0],
  ['prp/interaction/topical-minoxidil', 'prp', -72, 72],
  ['prp/result/0', 'prp', 730, 2190],
  ['fue/aftercare/loose-hat', 'fue', 120, 336],
  ['fue/result/0', 'fue', 0, 240],
  ['smp/aftercare/gym', 'smp', 168, 672],
  ['smp/result/0', 'smp', 0, 24],
])('%s stands at its hours', (fact, slug, from, to) => {
  const entry = entryOf(timeline({ sessions: [one(slug)] }, knowledge).entries, fact)
  expect([hours(entry.from), hours(entry.to)]).toEqual([from, to])
  expect(entry.askedBy).toEqual([slug])
  expect(entry.openEnded).toBe(false)
})

// the same hours; what forbids, asks or has to be done ends a day later, and what it allows begins then
test.each([
  ['prp/aftercare/keep-scalp-dry-no-washing', 'prp', 0, 24 + 24],
  ['prp/precare/no-alcohol', 'prp', -48, 0],
  ['prp/interaction/topical-minoxidil', 'prp', -72, 72 + 24],
  ['prp/result/0', 'prp', 730, 2190],
  ['fue/aftercare/loose-hat', 'fue', 120 + 24, 336 + 24],
  ['smp/result/0', 'smp', 0, 24],
])('where only the day is known, %s counts from its safe end', (fact, slug, from, to) => {
  const entry = entryOf(timeline({ sessions: [{ ...one(slug), latest: at(24) }] }, knowledge).entries, fact)
  expect([hours(entry.from), hours(entry.to)]).toEqual([from, to])
})

test.each(['prp', 'fue', 'microneedling', 'mesotherapy'])(
  'where only the day of %s is known, nothing is free before it would be from the end of that day',
  (slug) => {
    const forbidden = (session: SessionAt) =>
      timeline({ sessions: [session] }, knowledge).merged.flatMap(({ activity, spans }) =>
        spans
          .filter(({ level }) => level === 'avoid' || level === 'ask')
          .map(({ from, to }) => ({ activity, from, to: to ?? Number.POSITIVE_INFINITY })),
      )
    const doubted = forbidden({ ...one(slug), latest: at(24) })
    const early = [...forbidden(one(slug)), ...forbidden(one(slug, 24))].flatMap((known) =>
      // by then it is over, whenever on that day it was
      Array.from({ length: 80 }, (_, i) => at(24 + i * 12))
        .filter((moment) => known.from <= moment && moment < known.to)
        .filter(
          (moment) =>
            !doubted.some(({ activity, from, to }) => activity === known.activity && from <= moment && moment < to),
        )
        .map((moment) => `${known.activity} at hour ${hours(moment)}`),
    )
    expect(doubted.length).toBeGreaterThan(3)
    expect(early).toEqual([])
  },
)

test('what holds as long as it is used has no end', () => {
  const { entries } = timeline({ sessions: [one('finasteride')] }, knowledge)
  expect(entryOf(entries, 'finasteride/aftercare/no-blood-donation')).toMatchObject({ to: null, openEnded: true })
})

test('what counts from a test has no date, and is shown', () => {
  const { entries } = timeline({ sessions: [one('supplements')], now: start }, knowledge)
  expect(entryOf(entries, 'supplements/interaction/biotin-and-blood-tests')).toMatchObject({ from: null, status: null })
})

test('what counts from an operation counts from every operation that is known', () => {
  // supplements/interaction/surgery-and-blood-thinning-extracts: -336 to 72 hours, clock surgery
  const { entries } = timeline({ sessions: [one('supplements', -2000), one('fue'), one('smp', 24)] }, knowledge)
  const found = entries.filter(
    (entry) => entry.facts[0] === 'supplements/interaction/surgery-and-blood-thinning-extracts',
  )
  expect(found.map((entry) => [hours(entry.from), hours(entry.to)])).toEqual([[-336, 72]])
})

// fact | now, hours | status
test.each([
  ['prp/aftercare/keep-scalp-dry-no-washing', -1, 'ahead'],
  ['prp/aftercare/keep-scalp-dry-no-washing', 0, 'now'],
  ['prp/aftercare/keep-scalp-dry-no-washing', 24, 'past'],
  ['prp/precare/no-alcohol', 1, 'past'],
  ['prp/result/3', 0, null],
])('%s at hour %d is %s', (fact, now, status) => {
  expect(entryOf(timeline({ sessions: [one('prp')], now: at(now) }, knowledge).entries, fact).status).toBe(status)
})

test('without now nothing has a status', () => {
  expect(timeline({ sessions: [one('prp')] }, knowledge).entries.every((entry) => entry.status === null)).toBe(true)
})

const late = {
  must: 'Tell the clinic before the session',
  should: 'Start now, and tell the clinic at the visit',
  may: 'Start now if you can',
  interaction: 'If this is about you, tell the clinic before the session',
} as const

// booked so many hours before | fact | status 48 hours before | what to do
test.each([
  [48, 'prp/precare/avoid-over-counter-nsaids-not-aspirin', 'missed', late.should],
  [48, 'prp/precare/do-not-smoke-cut-down', 'missed', late.should],
  [48, 'prp/precare/no-alcohol', 'now', null],
  [48, 'prp/precare/say-have-bleeding-platelet-problem-blood', 'now', null],
  [48, 'prp/precare/put-session-off-have-fever-cold', 'now', null],
  [48, 'prp/interaction/topical-minoxidil', 'missed', late.interaction],
  [48, 'prp/interaction/prescribed-aspirin-clopidogrel-warfarin-doac', 'now', null],
  [500, 'prp/precare/avoid-over-counter-nsaids-not-aspirin', 'now', null],
  [48, 'fue/precare/stop-nicotine-before', 'missed', late.must],
  [48, 'fue/precare/diagnosis-first', 'missed', late.must],
  [48, 'fue/precare/check-the-surgeon', 'now', null],
  [48, 'fue/precare/no-heavy-exercise-before', 'missed', late.may],
  [48, 'fue/precare/wash-hair-before', 'ahead', null],
  [48, 'fue/aftercare/no-alcohol', 'ahead', null],
  [48, 'smp/precare/wait-after-transplant', 'now', null],
  [100, 'peptide-serum/precare/patch-test-small-amount-inner-arm', 'missed', late.should],
])('booked %d hours before, %s is %s', (before, fact, status, todo) => {
  const sessions = [one(fact.split('/')[0] ?? '')]
  const entry = entryOf(timeline({ sessions, bookedAt: at(-before), now: at(-48) }, knowledge).entries, fact)
  expect(entry.status).toBe(status)
  if (todo === null) expect(entry.ifMissed).toBeNull()
  else expect(entry.ifMissed).toContain(todo)
})

test('without a booking time, now counts as the booking while the session is ahead', () => {
  const fact = 'prp/precare/avoid-over-counter-nsaids-not-aspirin'
  expect(entryOf(timeline({ sessions: [one('prp')], now: at(-48) }, knowledge).entries, fact).status).toBe('missed')
  expect(entryOf(timeline({ sessions: [one('prp')], now: at(48) }, knowledge).entries, fact).status).toBe('past')
})

test('a step missed before a session that is over says so', () => {
  const fact = 'prp/precare/avoid-over-counter-nsaids-not-aspirin'
  const { entries } = timeline({ sessions: [one('prp')], bookedAt: at(-48), now: at(2) }, knowledge)
  expect(entryOf(entries, fact).ifMissed).toContain('The session is over')
})

test('unknown treatments and times are named; nothing of theirs is placed', () => {
  const sessions = [one('prp'), { slug: 'reiki', at: start }, { slug: 'fue', at: null }]
  const got = timeline({ sessions }, knowledge)
  expect([got.unknownTreatments, got.unknownTimes]).toEqual([['reiki'], ['fue']])
  expect(new Set(got.entries.flatMap((entry) => entry.askedBy))).toEqual(new Set(['prp']))
})
