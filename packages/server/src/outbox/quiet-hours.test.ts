import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { afterQuiet } from './quiet-hours.ts'

const NIGHT = { from: '21:00', until: '08:00' }
const at = (text: string) => Temporal.Instant.from(text)

test.each([
  ['by day nothing waits', '2026-06-01T10:00:00Z', 'Europe/Berlin', '2026-06-01T10:00:00Z'],
  ['in the evening it waits for the morning', '2026-06-01T20:00:00Z', 'Europe/Berlin', '2026-06-02T06:00:00Z'],
  ['before the morning too', '2026-06-02T03:00:00Z', 'Europe/Berlin', '2026-06-02T06:00:00Z'],
  ['the end itself is no longer quiet', '2026-06-02T06:00:00Z', 'Europe/Berlin', '2026-06-02T06:00:00Z'],
  ['the night in which the clocks go forward', '2026-03-28T21:00:00Z', 'Europe/Berlin', '2026-03-29T06:00:00Z'],
  ['the night in which they go back', '2026-10-24T21:00:00Z', 'Europe/Berlin', '2026-10-25T07:00:00Z'],
  ['on the clock of somebody far away', '2026-06-01T10:00:00Z', 'Pacific/Auckland', '2026-06-01T20:00:00Z'],
])('%s', (_, now, zone, expected) => {
  expect(afterQuiet(at(now), NIGHT, zone).toString()).toBe(expected)
})

test('equal times mean no quiet hours', () => {
  const now = at('2026-06-01T23:00:00Z')
  expect(afterQuiet(now, { from: '22:00', until: '22:00' }, 'UTC')).toBe(now)
})

// five zones: two that change by an hour, one by half an hour, one that skipped a day, one that never changes
const ZONES = ['Europe/London', 'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Apia', 'Asia/Kolkata']

/** Every change of the clocks of a zone in the years given, as instants. */
const changesOf = (zone: string): readonly Temporal.Instant[] => {
  const found: Temporal.Instant[] = []
  let next = at('2011-06-01T00:00:00Z').toZonedDateTimeISO(zone).getTimeZoneTransition('next')
  while (next && next.year < 2030) {
    found.push(next.toInstant())
    next = next.getTimeZoneTransition('next')
  }
  return found
}

const MINUTES_PER_DAY = 1440
const clock = (minutes: number): string =>
  Temporal.PlainTime.from('00:00').add({ minutes }).toString({ smallestUnit: 'minute' })

/** Quiet hours that leave some hours of the day, also on the day that lacks one. */
const quietHours = fc
  .tuple(fc.integer({ min: 0, max: MINUTES_PER_DAY - 1 }), fc.integer({ min: 0, max: 20 * 60 }))
  .map(([from, length]) => ({ from: clock(from), until: clock(from + length) }))

test.each(ZONES)(
  'over every change of the clocks in %s: never before now, never in the quiet, never a day late',
  (zone) => {
    const changes = changesOf(zone)
    const moments = changes.length > 0 ? changes : [at('2026-06-01T00:00:00Z')]
    fc.assert(
      fc.property(
        fc.constantFrom(...moments),
        fc.integer({ min: -36 * 60, max: 36 * 60 }),
        quietHours,
        (change, minutes, quiet) => {
          const now = change.add({ minutes })
          const sent = afterQuiet(now, quiet, zone)
          const waited = sent.since(now).total('hours')
          expect(waited).toBeGreaterThanOrEqual(0)
          expect(waited).toBeLessThanOrEqual(25)
          // sending then would not wait again
          expect(afterQuiet(sent, quiet, zone).equals(sent)).toBe(true)
        },
      ),
      { numRuns: 300 },
    )
  },
)
