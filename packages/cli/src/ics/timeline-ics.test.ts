import { timeline } from '@anagen/engine'
import { loadKnowledge } from '@anagen/kb/load-node'
import { expect, test } from 'vitest'
import { timelineIcs } from './timeline-ics.ts'

const HOUR_MS = 3_600_000
const knowledge = loadKnowledge()
/** The evening before the clocks go forward in New York, so that wall time and elapsed time part. */
const session = Date.UTC(2026, 2, 7, 18)
const options = { stampedAt: Date.UTC(2026, 2, 1), plan: 'prp@2026-03-07T18:00Z' }
const planned = (at = session) => timeline({ sessions: [{ slug: 'prp', at }], now: at - 48 * HOUR_MS }, knowledge)

const unfold = (ics: string) => ics.replace(/\r\n /g, '')
const eventsOf = (ics: string) =>
  unfold(ics)
    .split('BEGIN:VEVENT\r\n')
    .slice(1)
    .map((event) =>
      Object.fromEntries(
        event
          .split('\r\n')
          .flatMap((line) =>
            line.includes(':') ? [[line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]] : [],
          ),
      ),
    )
const eventOf = (ics: string, fact: string) => eventsOf(ics).find((event) => String(event.UID).startsWith(`${fact}.1@`))

test('an instruction is an event in UTC, as long as it lasts', () => {
  // prp/aftercare/no-minoxidil-dye-straightening: 0 to 72 hours
  expect(eventOf(timelineIcs(planned(), options).ics, 'prp/aftercare/no-minoxidil-dye-straightening')).toMatchObject({
    UID: 'prp/aftercare/no-minoxidil-dye-straightening.1@prp@2026-03-07T18:00Z',
    DTSTAMP: '20260301T000000Z',
    DTSTART: '20260307T180000Z',
    DTEND: '20260310T180000Z',
    SEQUENCE: '0',
    STATUS: 'CONFIRMED',
    TRANSP: 'TRANSPARENT',
    CATEGORIES: 'avoid',
    SUMMARY: 'No minoxidil\\, dye or straightening. (avoid\\, prp)',
  })
})

test('a step of one hour shows in that hour only', () => {
  // microneedling/precare/see-new-sealed-single-use-tip: the hour before
  const at = session
  const plan = timeline({ sessions: [{ slug: 'microneedling', at }], now: at - 48 * HOUR_MS }, knowledge)
  expect(eventOf(timelineIcs(plan, options).ics, 'microneedling/precare/see-new-sealed-single-use-tip')).toMatchObject({
    DTSTART: '20260307T170000Z',
    DTEND: '20260307T180000Z',
  })
})

test('a missed step says what to do', () => {
  const event = eventOf(timelineIcs(planned(), options).ics, 'prp/precare/avoid-over-counter-nsaids-not-aspirin')
  expect(event?.DESCRIPTION).toContain('Start now\\, and tell the clinic at the visit')
})

test('the same input gives the same bytes', () => {
  expect(timelineIcs(planned(), options)).toEqual(timelineIcs(planned(), options))
})

test('a session that moves keeps its UIDs; the sequence goes up', () => {
  const uids = (ics: string) =>
    eventsOf(ics)
      .map((event) => event.UID)
      .sort()
  const moved = timelineIcs(planned(session + 24 * HOUR_MS), { ...options, sequence: 1 })
  expect(uids(moved.ics)).toEqual(uids(timelineIcs(planned(), options).ics))
  expect(eventsOf(moved.ics).every((event) => event.SEQUENCE === '1')).toBe(true)
})

test('every UID is its own, also with several sessions of one treatment', () => {
  const sessions = [0, 28, 56].map((days) => ({ slug: 'prp', at: session + days * 24 * HOUR_MS }))
  const uids = eventsOf(timelineIcs(timeline({ sessions }, knowledge), options).ics).map((event) => event.UID)
  expect(new Set(uids).size).toBe(uids.length)
})

test('a plan that is called off withdraws its events', () => {
  const { ics } = timelineIcs(planned(), { ...options, sequence: 2, isCancelled: true })
  expect(eventsOf(ics).every((event) => event.STATUS === 'CANCELLED')).toBe(true)
})

test('what has no date is left out and named; what has no end has none', () => {
  const { ics, leftOut } = timelineIcs(
    timeline({ sessions: [{ slug: 'finasteride', at: session }] }, knowledge),
    options,
  )
  expect(leftOut.map((entry) => entry.facts[0])).toEqual(['finasteride/result/4'])
  const event = eventOf(ics, 'finasteride/aftercare/no-blood-donation')
  expect(event?.DTEND).toBeUndefined()
  expect(event?.DESCRIPTION).toContain('No end')
})

test('lines are folded at 75 octets and hold no control character', () => {
  const all = Object.keys(knowledge.treatments).map((slug) => ({ slug, at: session }))
  const { ics } = timelineIcs(timeline({ sessions: all }, knowledge), { ...options, plan: 'a\u0000b' })
  for (const line of ics.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
  expect(ics).not.toMatch(/[^\P{Cc}\r\n]/u)
  expect(ics.endsWith('END:VCALENDAR\r\n')).toBe(true)
})

test('a date that no calendar can hold is left out, not thrown', () => {
  const far = timeline({ sessions: [{ slug: 'prp', at: 9e15 }] }, knowledge)
  expect(timelineIcs(far, options).leftOut.length).toBe(far.entries.length)
})
