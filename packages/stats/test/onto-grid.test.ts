import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ontoGrid } from '../src/index.ts'
import { answered } from './answered.ts'

test.each([
  ['both ends to the nearest', { left: 11.4, right: 23.6 }, [11, 24]],
  ['whole ends stay', { left: 12, right: 24 }, [12, 24]],
  ['still there stays so', { left: 5.7, right: null }, [6, Number.POSITIVE_INFINITY]],
  ['a known moment stays one', { left: 5.2, right: 5.2 }, [5, 5]],
  ['an interval never shrinks to a moment', { left: 5.1, right: 5.3 }, [5, 6]],
  ['over at the first look of all', { left: 0, right: 0.2 }, [0, 1]],
])('%s', (_, row, ends) => {
  const { left, right } = answered(ontoGrid([row], 1))
  expect([left[0], right[0]]).toEqual(ends)
})

test('no end moves by more than half a step, but for intervals shorter than that', () =>
  fc.assert(
    fc.property(
      fc.nat(1000),
      fc.integer({ min: 1, max: 500 }),
      fc.constantFrom(0.25, 0.5, 1, 6, 24),
      (from, width, step) => {
        const row = { left: from / 8, right: (from + width) / 8 }
        const { left, right } = answered(ontoGrid([row], step))
        expect(Math.abs((left[0] ?? Number.NaN) - row.left)).toBeLessThanOrEqual(step / 2)
        expect(Math.abs((right[0] ?? Number.NaN) - row.right)).toBeLessThanOrEqual(
          width / 8 > step ? step / 2 : step * 1.5,
        )
        expect(left[0]).toBeLessThan(right[0] ?? Number.NaN)
      },
    ),
  ))

test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('step %s is refused', (step) => {
  expect(ontoGrid([{ left: 1, right: 2 }], step)).toMatchObject({ refused: 'bad-value' })
})
