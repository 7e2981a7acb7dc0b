import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ontoGrid } from '../src/index.ts'
import { answered } from './answered.ts'

test('left is rounded down, right up; whole and open ends stay', () => {
  const rows = [
    { left: 11.4, right: 23.2 },
    { left: 12, right: 24 },
    { left: 0, right: null },
    { left: 5, right: 5 },
    { left: 5.5, right: 5.5 },
  ]
  const { left, right } = answered(ontoGrid(rows, 1))
  expect([...(left as Float64Array)]).toEqual([11, 12, 0, 5, 5])
  expect([...(right as Float64Array)]).toEqual([24, 24, Number.POSITIVE_INFINITY, 5, 6])
})

test('what was inside an interval stays inside', () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1000 }),
      fc.integer({ min: 0, max: 500 }),
      fc.constantFrom(0.25, 0.5, 1, 6, 24),
      (from, width, step) => {
        const row = { left: from / 8, right: (from + width) / 8 }
        const { left, right } = answered(ontoGrid([row], step))
        expect(left[0]).toBeLessThanOrEqual(row.left)
        expect(right[0]).toBeGreaterThanOrEqual(row.right)
      },
    ),
  ))

test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('step %s is refused', (step) => {
  expect(ontoGrid([{ left: 1, right: 2 }], step)).toMatchObject({ refused: 'bad-value' })
})
