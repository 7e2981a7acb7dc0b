import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ribbon } from './ribbon.ts'

const say = (hours: number): string => `${hours} h`
const redness = { onset: 0, typicalEnd: 48, upper: 72, disputedUntil: 120 }

test('usual, may still last, disputed, and where the person is', () => {
  expect(ribbon(redness, 30, 41, say)).toEqual([
    '|=========^=====|-------|~~~~~~~~~~~~~~~|',
    '0         ^ 30 h        72 h        120 h',
  ])
})

test('past the end the axis reaches on; far past it, an arrow', () => {
  expect(ribbon(redness, 180, 41, say)[0]).toMatch(/\|~+\| +\^$/)
  expect(ribbon(redness, 9999, 41, say)[0]).toMatch(/ +>$/)
})

test('before the onset it is not yet expected', () => {
  expect(ribbon({ onset: 24, typicalEnd: 48, upper: 72, disputedUntil: 72 }, 12, 37, say)[0]).toMatch(
    /^\.+\^\.+=+\|-+\|$/,
  )
})

test('it never leaves its columns, whatever the window', () => {
  const hours = fc.integer({ min: 0, max: 100_000 })
  fc.assert(
    fc.property(
      hours,
      hours,
      hours,
      hours,
      fc.option(hours),
      fc.integer({ min: 20, max: 60 }),
      (a, b, c, d, at, columns) => {
        const [onset, typicalEnd, upper, disputedUntil] = [a, b, c, d].sort((x, y) => x - y) as [
          number,
          number,
          number,
          number,
        ]
        for (const line of ribbon({ onset, typicalEnd, upper, disputedUntil }, at, columns, say))
          expect(line.length).toBeLessThanOrEqual(columns)
      },
    ),
  )
})
