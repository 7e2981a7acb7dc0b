import { openKnowledge } from '@anagen/kb/open-node'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { type ForPlan, lookHours, looksAt, nextCheckIn, riskHours } from './check-in-plan.ts'

const knowledge = await openKnowledge()
const START = Temporal.Instant.from('2026-11-20T10:00:00Z')
const hoursIn = (hours: number) => START.add({ minutes: Math.round(hours * 60) })
const prp = (endedAt = START, recordedAt = endedAt) => [{ treatment: 'prp', endedAt, recordedAt }]
const shown = (given: ForPlan, now: Temporal.Instant) => {
  const due = nextCheckIn(given, knowledge, now)
  return due && [due.dueAt.since(START).total('hours'), due.missedAt.since(START).total('hours')]
}

test('after PRP: the first look after a day, then whenever something expected should be over', () => {
  expect(lookHours('prp', knowledge)[0]).toBe(24)
  // redness is no longer expected after 72 h: knowledge/treatments/prp.yaml
  expect(lookHours('prp', knowledge)).toContain(72)
  expect(shown({ sessions: prp(), latest: null }, START)).toEqual([24, 48])
})

test('what is used at home has no session to count from', () => {
  expect(lookHours('finasteride', knowledge)).toEqual([])
  expect(
    shown({ sessions: [{ treatment: 'finasteride', endedAt: START, recordedAt: START }], latest: null }, hoursIn(100)),
  ).toBeNull()
})

test.each([
  ['watch', 12, 24],
  ['contact', 12, 24],
  ['urgent', 4, 4],
] as const)('a check-in that was "%s" is looked at again when its verdict says so', (level, again, holds) => {
  const latest = { writtenAt: hoursIn(10), level }
  expect(shown({ sessions: prp(), latest }, hoursIn(10))).toEqual([10 + again, 10 + holds])
})

test('an emergency is with people now: nobody is reminded of it, the session is still followed', () => {
  const latest = { writtenAt: hoursIn(1), level: 'emergency' } as const
  expect(shown({ sessions: [], latest }, hoursIn(2))).toBeNull()
  expect(shown({ sessions: prp(), latest }, hoursIn(2))).toEqual([24, 48])
})

test('an expected check-in answers the look that was about to come', () => {
  const next = shown({ sessions: prp(), latest: { writtenAt: hoursIn(20), level: 'expected' } }, hoursIn(21))
  expect(next?.[0]).toBeGreaterThan(24)
})

test('after the last look nobody is asked', () => {
  const last = lookHours('prp', knowledge).at(-1) ?? 0
  const latest = { writtenAt: hoursIn(last), level: 'expected' } as const
  expect(shown({ sessions: prp(), latest }, hoursIn(last + 1))).toBeNull()
})

test('a session that is recorded once all danger is over asks nobody for anything', () => {
  const risk = riskHours('prp', knowledge)
  const given = { sessions: prp(hoursIn(-risk), START), latest: null }
  expect(looksAt(given, knowledge, START)).toEqual({ asked: null, due: [], missed: null, next: null })
})

test('one that is recorded while an emergency may still begin is asked about at once, and then as any other', () => {
  // 24 hours, then 72: knowledge/treatments/prp.yaml
  const given = { sessions: prp(hoursIn(-30), START), latest: null }
  expect(shown(given, START)).toEqual([0, 24])
  const { missed, next } = looksAt(given, knowledge, hoursIn(24))
  expect(missed?.missedAt.since(START).total('hours')).toBe(24)
  expect(next?.dueAt.since(START).total('hours')).toBe(42)
})

const sessions = fc.array(
  fc
    .record({
      treatment: fc.constantFrom(...Object.keys(knowledge.treatments), 'unknown'),
      hours: fc.integer({ min: -3000, max: 0 }),
      later: fc.constantFrom(0, 1, 30, 100, 2000),
    })
    .map(({ treatment, hours, later }) => ({
      treatment,
      endedAt: hoursIn(hours),
      recordedAt: hoursIn(Math.min(0, hours + later)),
    })),
  { maxLength: 4 },
)
const latest = fc.option(
  fc.record({
    writtenAt: fc.integer({ min: -3000, max: 0 }).map(hoursIn),
    level: fc.constantFrom('expected', 'watch', 'contact', 'urgent', 'emergency'),
  }),
)
const given: fc.Arbitrary<ForPlan> = fc.record({ sessions, latest })

test('law: it is missed no earlier than it is due, and within the time in which an emergency may still begin', () => {
  fc.assert(
    fc.property(given, (some) => {
      const due = nextCheckIn(some, knowledge, START)
      if (!due) return
      expect(Temporal.Instant.compare(due.dueAt, due.missedAt)).toBeLessThanOrEqual(0)
      const ends = some.sessions.map(({ treatment, endedAt }) =>
        endedAt.add({ minutes: riskHours(treatment, knowledge) * 60 }),
      )
      const again = some.latest ? [some.latest.writtenAt.add({ hours: 24 })] : []
      expect([...ends, ...again].some((end) => Temporal.Instant.compare(due.dueAt, end) <= 0)).toBe(true)
    }),
  )
})

test('law: checking in when it is due answers it', () => {
  fc.assert(
    fc.property(given, (some) => {
      const due = nextCheckIn(some, knowledge, START)
      if (!due) return
      const after = nextCheckIn({ ...some, latest: { writtenAt: due.dueAt, level: 'expected' } }, knowledge, due.dueAt)
      expect(after === null || Temporal.Instant.compare(after.dueAt, due.dueAt) > 0).toBe(true)
    }),
  )
})

test('law: elapsed hours, whatever the clocks do', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 8760 }), (shift) => {
      const moved = START.add({ hours: shift })
      const due = nextCheckIn({ sessions: prp(moved), latest: null }, knowledge, moved)
      expect(due?.dueAt.since(moved).total('hours')).toBe(24)
    }),
  )
})

// stem cells are looked at after 24, 48, 72 and 96 hours: each came due as the one before was missed, and hid it
test('law: a look that nobody answered for a day is missed, whatever else is due, and what comes after it stays to come', () => {
  for (const treatment of Object.keys(knowledge.treatments)) {
    const given: ForPlan = { sessions: [{ treatment, endedAt: START, recordedAt: START }], latest: null }
    for (const hours of lookHours(treatment, knowledge)) {
      const { missed, asked, next } = looksAt(given, knowledge, hoursIn(hours + 24))
      expect(missed?.missedAt.since(START).total('hours'), `${treatment} ${hours}`).toBe(hours + 24)
      const isLast = hours === lookHours(treatment, knowledge).at(-1)
      expect(asked === null && next === null, `${treatment} ${hours}`).toBe(isLast)
    }
  }
})
