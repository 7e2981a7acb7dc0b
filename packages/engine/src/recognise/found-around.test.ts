import { describe, expect, test } from 'vitest'
import { covering } from './covering.ts'
import type { Found } from './found.ts'
import { foundAround } from './found-around.ts'

const at = (from: number, to: number): Found => ({
  sign: 'redness',
  grade: 1,
  at: [],
  from,
  to,
  head: from,
  sensation: null,
  isLack: false,
})

describe('signs by where they stand', () => {
  const [long, short, last] = [at(2, 9), at(3, 5), at(12, 13)]
  const around = foundAround([long, short, last])

  test.each([
    [0, long],
    [2, long],
    [3, short],
    [4, last],
    [13, undefined],
  ])('the first from word %i on', (i, found) => {
    expect(around.from(i)).toBe(found)
  })

  test.each([
    [-1, undefined],
    [0, undefined],
    [4, undefined],
    [5, short],
    [8, short],
    [9, short],
    [12, short],
    [13, last],
  ])('the last that ends at word %i or before', (i, found) => {
    expect(around.upTo(i)).toBe(found)
  })

  test.each([
    [0, 2, false],
    [0, 3, true],
    [8, 9, true],
    [9, 12, false],
    [9, 13, true],
    [13, 20, false],
  ])('from %i to %i: in it %s', (from, to, isIn) => {
    expect(around.isIn({ from, to })).toBe(isIn)
  })

  test.each([
    [2, 4, long],
    [3, 5, long],
    [12, 13, last],
    [8, 10, undefined],
    [0, 3, undefined],
    [9, 10, undefined],
  ])('the first that holds %i to %i whole', (from, to, found) => {
    expect(around.holding({ from, to })).toBe(found)
  })

  test('there are none', () => {
    const none = foundAround([])
    expect([none.from(0), none.upTo(-1), none.isIn({ from: 0, to: 9 }), none.holding({ from: 0, to: 1 })]).toEqual([
      undefined,
      undefined,
      false,
      undefined,
    ])
  })
})

describe('what lies whole in a stretch', () => {
  const holds = covering([
    { from: 6, to: 8 },
    { from: 1, to: 5 },
  ])

  test.each([
    [1, 5, true],
    [2, 3, true],
    [0, 3, false],
    [4, 6, false],
    [4, 7, false],
    [6, 8, true],
    [7, 9, false],
  ])('from %i to %i: %s', (from, to, isHeld) => {
    expect(holds({ from, to })).toBe(isHeld)
  })

  test('of none, none', () => {
    expect(covering([])({ from: 0, to: 1 })).toBe(false)
  })
})
