import { loadKnowledge } from '@anagen/kb/load-node'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SessionAt } from '../timeline/types.ts'
import { lexiconOf } from './lexicon.ts'
import { mayI } from './may-i.ts'
import { careWindow } from './placed-rule.ts'

const HOUR_MS = 3_600_000
const now = Date.UTC(2026, 10, 17, 18)
const knowledge = loadKnowledge()
const { activities } = lexiconOf(knowledge).file
const treatments = Object.values(knowledge.treatments)

const anyHours = fc.oneof(fc.integer({ min: -400, max: 800 }), fc.integer({ min: -9000, max: 9000 }))
const anySession: fc.Arbitrary<SessionAt> = fc.record({
  slug: fc.constantFrom(...Object.keys(knowledge.treatments)),
  at: anyHours.map((hours) => now - hours * HOUR_MS),
})
const anySessions = fc.array(anySession, { minLength: 1, maxLength: 3 })
const anyActivity = fc.constantFrom(...activities.map((a) => a.words[0] ?? ''))
const ask = (words: string, sessions: readonly SessionAt[], at = now) => mayI(words, at, sessions, knowledge)
const holds = <T>(property: fc.IRawProperty<T>) => fc.assert(property, { numRuns: 400 })

/** Is `at` inside the window in which the treatment says anything at all? Read from the facts, not from an answer. */
const isCaredFor = ({ slug, at }: SessionAt): boolean => {
  const treatment = knowledge.treatments[slug]
  if (!treatment || at === null) return true
  const care = careWindow(treatment, knowledge)
  const hours = (now - at) / HOUR_MS
  return care.from <= hours && hours < care.to
}

// Mutation it catches: answerOf asks `findings.some((f) => f.says === 'yes')` first.
test('another treatment never turns not-until or ask-first into yes (while some care of theirs goes on)', () => {
  holds(
    fc.property(anyActivity, anySessions, anySession, (words, sessions, more) => {
      fc.pre(sessions.every(isCaredFor))
      if (ask(words, sessions).answer !== 'yes') expect(ask(words, [...sessions, more]).answer).not.toBe('yes')
    }),
  )
})

// Mutation it catches: answerOf lets `ask-first` win over `not-until`.
test('another treatment never shortens a ban', () => {
  holds(
    fc.property(anyActivity, anySessions, anySession, (words, sessions, more) => {
      const [before, after] = [ask(words, sessions), ask(words, [...sessions, more])]
      if (before.answer !== 'not-until') return
      expect(after.answer).toBe('not-until')
      expect(after.until ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(before.until ?? Number.POSITIVE_INFINITY)
    }),
  )
})

/** Every start of a rule of these sessions, read from the facts. */
const startsOf = (sessions: readonly SessionAt[]): number[] =>
  sessions.flatMap(({ slug, at }) => {
    const treatment = knowledge.treatments[slug]
    const facts = [...(treatment?.instructions ?? []), ...(treatment?.interactions ?? [])]
    return [0, ...facts.map((fact) => fact.window.from)].map((hours) => (at ?? 0) + hours * HOUR_MS)
  })

// Mutation it catches: changesAfter leaves out the starts of rules.
test('moving later, a yes stays yes until the moment it names, where a rule begins or care does not reach; then it is no longer yes', () => {
  holds(
    fc.property(anyActivity, anySessions, (words, sessions) => {
      const got = ask(words, sessions)
      if (got.answer !== 'yes') return
      const end = got.holdsUntil ?? Number.POSITIVE_INFINITY
      for (const later of startsOf(sessions).filter((start) => start > now && start < end))
        expect(ask(words, sessions, later).answer, words).toBe('yes')
      if (got.holdsUntil !== null) expect(ask(words, sessions, got.holdsUntil).answer).not.toBe('yes')
    }),
  )
})

// Mutation it catches: chainEnd stops after the first ban.
test('until its end a ban is never yes, and at its end it is over', () => {
  holds(
    fc.property(anyActivity, anySessions, fc.double({ min: 0, max: 0.999, noNaN: true }), (words, sessions, share) => {
      const got = ask(words, sessions)
      if (got.answer !== 'not-until' || got.until === null) return
      expect(ask(words, sessions, now + Math.floor((got.until - now) * share)).answer).not.toBe('yes')
      expect(ask(words, sessions, got.until).answer).not.toBe('not-until')
      expect(got.afterwards).toBe(ask(words, sessions, got.until).answer)
    }),
  )
})

// Mutation it catches: holdsAt asks `rule.start < at`, so that hour 0 is free.
test('an avoid rule that is listed for an activity and covers the moment is never yes, from its first hour to before its last', () => {
  const { roles } = lexiconOf(knowledge)
  for (const treatment of treatments)
    for (const rule of treatment.instructions.filter((i) => i.kind === 'avoid'))
      for (const id of roles.get(rule.id)?.bars ?? []) {
        const words = activities.find((a) => a.id === id)?.words[0] ?? ''
        for (const hours of [rule.window.from, rule.window.to - 0.001])
          expect(ask(words, [{ slug: treatment.slug, at: now - hours * HOUR_MS }]).answer, `${rule.id} ${id}`).not.toBe(
            'yes',
          )
      }
})

// Mutation it catches: `barred` leaves out its look at `prescribed`.
test('a prescribed medicine is never not-until', () => {
  const prescribed = activities.filter((a) => a.prescribed).map((a) => a.words[0] ?? '')
  holds(
    fc.property(fc.constantFrom(...prescribed), anySessions, (words, sessions) => {
      expect(ask(words, sessions).answer).not.toBe('not-until')
    }),
  )
})

// Mutation it catches: missingIn leaves out `read.notUnderstood`.
test('a word that is not understood is never yes', () => {
  holds(
    fc.property(
      anyActivity,
      anySessions,
      fc.constantFrom('petrol', 'xyzzy', '🧨', '9', 'мыло'),
      (words, sessions, odd) => {
        const got = ask(`${words} with ${odd}`, sessions)
        expect(got.answer).not.toBe('yes')
        expect(got.notUnderstood).toContain(odd)
      },
    ),
  )
})

// Mutation it catches: sortSessions leaves out `unknownTimes`.
test('an unknown treatment or time is never yes', () => {
  const unknown = fc.constantFrom<SessionAt>(
    { slug: 'prp', at: null },
    { slug: 'reiki', at: now },
    { slug: 'fue', at: Number.NaN },
  )
  holds(
    fc.property(anyActivity, fc.array(anySession, { maxLength: 2 }), unknown, (words, sessions, odd) => {
      expect(ask(words, [...sessions, odd]).answer).not.toBe('yes')
    }),
  )
})

// Mutation it catches: sortSessions leaves out its sort.
test('the order of treatments changes nothing', () => {
  holds(
    fc.property(anyActivity, anySessions, (words, sessions) => {
      expect(ask(words, sessions.toReversed())).toEqual(ask(words, sessions))
    }),
  )
})

// Mutation it catches: noRule is given no text.
test('every finding has words, and facts or the name of what is missing', () => {
  holds(
    fc.property(anyActivity, anySessions, (words, sessions) => {
      const got = ask(words, sessions)
      expect(got.findings.length).toBeGreaterThan(0)
      for (const finding of got.findings) {
        expect(finding.text).not.toBe('')
        expect(finding.facts.length > 0 || finding.says === 'ask-first').toBe(true)
      }
    }),
  )
})
