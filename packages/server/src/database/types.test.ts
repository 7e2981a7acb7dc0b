import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { readInstant, readMoment, writeInstant } from './types.ts'

const instants = fc
  .bigInt({ min: -2_000_000_000_000_000n, max: 7_000_000_000_000_000n })
  .map((microseconds) => new Temporal.Instant(microseconds * 1000n))

test('an instant comes back as it was written, to the microsecond', () => {
  fc.assert(
    fc.property(instants, (at) => {
      const written = writeInstant(at)
      expect(Temporal.Instant.from(written).equals(at)).toBe(true)
      expect(readInstant(written.replace('Z', '+00')).equals(at)).toBe(true)
      expect(readMoment(written.replace('Z', '+00')).epochMilliseconds).toBe(at.epochMilliseconds)
    }),
  )
})

test.each([
  ['2026-11-21 10:00:00+00', '2026-11-21T10:00:00Z'],
  ['2026-11-21 10:00:00.5+00', '2026-11-21T10:00:00.5Z'],
  ['2026-11-21 10:00:00.123456+00', '2026-11-21T10:00:00.123456Z'],
  ['2026-11-21T10:00:00.05+00:00', '2026-11-21T10:00:00.05Z'],
  ['2026-11-21 12:00:00+02', '2026-11-21T10:00:00Z'],
])('%s', (text, at) => {
  expect(readInstant(text).toString()).toBe(at)
})
