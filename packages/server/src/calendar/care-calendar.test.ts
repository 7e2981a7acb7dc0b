import { timeline } from '@anagen/engine'
import { openKnowledge } from '@anagen/kb/open-node'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { careCalendar } from './care-calendar.ts'

const knowledge = await openKnowledge()
const HOUR_MS = 3_600_000
// one that springs forward at midnight, and one half an hour beside the others
const ZONES = ['Europe/London', 'America/New_York', 'America/Santiago', 'Australia/Lord_Howe', 'Asia/Tokyo']

const calendarOf = (slug: string, at: number, zone: string, namesTreatments: boolean) => {
  const now = at + HOUR_MS
  const ics = careCalendar(
    {
      timeline: timeline({ sessions: [{ slug, at }], now }, knowledge),
      nextCheckIn: at + 24 * HOUR_MS,
      namesTreatments,
      zone,
      feedId: 'feed',
      sequence: 1,
      now,
      urls: { plan: 'https://anagen.example/plan', checkIn: 'https://anagen.example/check-in' },
      phone: '020',
    },
    knowledge,
  )
  const local = (written: string) => {
    const at = written.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z')
    return Temporal.Instant.from(at).toZonedDateTimeISO(zone)
  }
  return ics
    .replaceAll(/\r\n[ \t]/g, '')
    .split('BEGIN:VEVENT')
    .slice(1)
    .map((event) => {
      const field = (name: string) => new RegExp(`^${name}:(.*)\\r$`, 'm').exec(event)?.[1] ?? ''
      return { uid: field('UID'), start: local(field('DTSTART')), end: local(field('DTEND')) }
    })
}

const anySession = {
  slug: fc.constantFrom('prp', 'fue', 'smp', 'microneedling'),
  // every minute of two years: around midnight, and on days on which the clocks change
  at: fc.integer({ min: 0, max: 2 * 366 * 24 * 60 }).map((minutes) => Date.UTC(2026, 0, 1) + minutes * 60_000),
  zone: fc.constantFrom(...ZONES),
}

// CareKit #670, #671
test('law: every step shows on one day of the patient, and each day of the plan is one entry', () => {
  fc.assert(
    fc.property(fc.record({ ...anySession, namesTreatments: fc.boolean() }), ({ slug, at, zone, namesTreatments }) => {
      const events = calendarOf(slug, at, zone, namesTreatments)
      for (const { start, end } of events) {
        expect(Temporal.ZonedDateTime.compare(start, end)).toBe(-1)
        expect(end.subtract({ seconds: 1 }).toPlainDate().toString()).toBe(start.toPlainDate().toString())
      }
      const days = events.filter(({ uid }) => uid.startsWith('day-'))
      for (const { uid, start } of days) expect(uid).toBe(`day-${start.toPlainDate()}@feed`)
      expect(new Set(days.map(({ uid }) => uid)).size).toBe(days.length)
    }),
    { numRuns: 300 },
  )
})

test('a step five minutes before midnight ends with its day', () => {
  // 24 hours after 23:55 in Tokyo
  const events = calendarOf('prp', Date.UTC(2026, 10, 20, 14, 55), 'Asia/Tokyo', true)
  const checkIn = events.find(({ uid }) => uid.startsWith('check-in'))
  expect(checkIn?.start.toPlainDateTime().toString()).toBe('2026-11-21T23:55:00')
  expect(checkIn?.end.toPlainDateTime().toString()).toBe('2026-11-22T00:00:00')
})
