import { loadKnowledge } from '@anagen/kb/load-node'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lexiconOf } from '../may-i/lexicon.ts'
import { mayI } from '../may-i/may-i.ts'
import { timeline } from './timeline.ts'
import type { MergedSpan, SessionAt } from './types.ts'

const HOUR_MS = 3_600_000
const now = Date.UTC(2026, 10, 17, 18)
const knowledge = loadKnowledge()
const lexicon = lexiconOf(knowledge)

const anySession: fc.Arbitrary<SessionAt> = fc.record({
  slug: fc.constantFrom(...Object.keys(knowledge.treatments)),
  at: fc.integer({ min: -1000, max: 1000 }).map((hours) => now + hours * HOUR_MS),
})
const anySessions = fc.array(anySession, { minLength: 1, maxLength: 3 })
const holds = <T>(property: fc.IRawProperty<T>, numRuns = 60) => fc.assert(property, { numRuns })

// A clock that changes in spring and autumn, so that wall-clock arithmetic would show.
const zoneBefore = process.env.TZ
beforeAll(() => {
  process.env.TZ = 'America/New_York'
})
afterAll(() => {
  if (zoneBefore === undefined) delete process.env.TZ
  else process.env.TZ = zoneBefore
})

// Mutation it catches: `after` adds days with Date.setDate instead of hours.
test('72 hours are 72 hours across a change of the clocks', () => {
  for (const at of [Date.UTC(2026, 2, 7, 18), Date.UTC(2026, 9, 31, 18)])
    for (const treatment of Object.values(knowledge.treatments)) {
      const { entries } = timeline({ sessions: [{ slug: treatment.slug, at }] }, knowledge)
      for (const fact of treatment.instructions) {
        const entry = entries.find((e) => e.facts[0] === fact.id)
        expect((entry?.from ?? Number.NaN) - at, fact.id).toBe(fact.window.from * HOUR_MS)
        if (entry?.openEnded === false) expect((entry.to ?? Number.NaN) - at, fact.id).toBe(fact.window.to * HOUR_MS)
      }
    }
})

// Mutation it catches: placeFacts drops results whose window is null, or interactions on a clock that nothing starts.
test('every instruction, interaction and result of every session has an entry', () => {
  holds(
    fc.property(anySessions, (sessions) => {
      const { entries } = timeline({ sessions, now }, knowledge)
      for (const { slug, at } of sessions) {
        const treatment = knowledge.treatments[slug]
        const mine = new Set(entries.filter((e) => e.session === at).flatMap((e) => e.facts))
        for (const fact of [
          ...(treatment?.instructions ?? []),
          ...(treatment?.interactions ?? []),
          ...(treatment?.results ?? []),
        ])
          expect(mine.has(fact.id), fact.id).toBe(true)
      }
    }),
  )
})

const isCovered = (spans: readonly MergedSpan[], from: number, to: number): boolean => {
  let reached = from
  for (const span of spans) if (span.from <= reached) reached = Math.max(reached, span.to ?? Number.POSITIVE_INFINITY)
  return reached >= to
}

// Mutation it catches: spanOf takes the last of `holding` instead of the first, or sweep leaves out its cuts at ends.
test('merged, no avoid is shorter than by itself', () => {
  holds(
    fc.property(anySessions, (sessions) => {
      const { merged } = timeline({ sessions }, knowledge)
      for (const { slug, at } of sessions)
        for (const fact of knowledge.treatments[slug]?.instructions.filter((i) => i.kind === 'avoid') ?? [])
          for (const id of lexicon.roles.get(fact.id)?.bars ?? []) {
            const strict = lexicon.activities.get(id)?.prescribed ? 'ask' : 'avoid'
            const spans = merged
              .find((m) => m.activity === id)
              ?.spans.filter((s) => s.level === strict || s.level === 'avoid')
            const [from, to] = [(at ?? 0) + fact.window.from * HOUR_MS, (at ?? 0) + fact.window.to * HOUR_MS]
            expect(isCovered(spans ?? [], from, to), `${fact.id} ${id}`).toBe(true)
          }
    }),
  )
})

// Mutation it catches: sweep pushes the joined span instead of putting it in the place of the one before.
test('merged spans of one line are in order and do not overlap', () => {
  holds(
    fc.property(anySessions, (sessions) => {
      for (const { spans } of timeline({ sessions }, knowledge).merged)
        for (const [i, span] of spans.entries()) {
          expect(span.to ?? Number.POSITIVE_INFINITY).toBeGreaterThan(span.from)
          const before = spans[i - 1]
          if (before) expect(before.to ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(span.from)
        }
    }),
  )
})

// Mutation it catches: levelOf calls `not-yet` rules conditions.
test('the merged timeline and mayI agree: not-until exactly where the merged span says avoid', () => {
  holds(
    fc.property(anySessions, fc.constantFrom(...lexicon.file.activities), (sessions, activity) => {
      const spans = timeline({ sessions }, knowledge).merged.find((m) => m.activity === activity.id)?.spans ?? []
      const isAvoid = spans.some(
        (s) => s.level === 'avoid' && s.from <= now && now < (s.to ?? Number.POSITIVE_INFINITY),
      )
      expect(mayI(activity.words[0] ?? '', now, sessions, knowledge).answer === 'not-until').toBe(isAvoid)
    }),
    600,
  )
})

// Mutation it catches: sortSessions leaves out its sort.
test('the order of sessions changes nothing', () => {
  holds(
    fc.property(anySessions, (sessions) => {
      const request = { now, bookedAt: now }
      expect(timeline({ ...request, sessions: sessions.toReversed() }, knowledge)).toEqual(
        timeline({ ...request, sessions }, knowledge),
      )
    }),
  )
})

// Mutation it catches: missedStep forgets that a booking in time misses nothing (`from < known` turned round).
test('booking earlier never misses more', () => {
  holds(
    fc.property(anySession, fc.nat(3000), fc.nat(3000), (session, a, b) => {
      const missed = (hoursBefore: number) =>
        timeline({ sessions: [session], bookedAt: (session.at ?? 0) - hoursBefore * HOUR_MS }, knowledge)
          .entries.filter((e) => e.status === 'missed')
          .map((e) => e.facts[0])
      const late = missed(Math.min(a, b))
      for (const fact of missed(Math.max(a, b))) expect(late).toContain(fact)
    }),
  )
})
