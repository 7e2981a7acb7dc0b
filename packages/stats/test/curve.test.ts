import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { recoveryCurve, shareStill } from '../src/index.ts'
import { answered } from './answered.ts'
import { checkIns } from './check-ins.ts'

const read = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, 'data', name), 'utf8'))
const cosmesis = read('breast-cosmesis.json')
const curves = read('weibull-curves.json')
type Row = [number, number | null]

test.each(['Rad', 'RadChem'] as const)('breast cosmesis, %s: every published mass to its 4 digits', (arm) => {
  const curve = answered(recoveryCurve(cosmesis.arms[arm].map(([left, right]: Row) => ({ left, right }))))
  expect(curve.intervals.map(({ left, right, mass }) => [left, right, Number(mass.toFixed(4))])).toEqual(
    cosmesis.published.npmle[arm],
  )
  expect(curve.logLikelihood).toBeCloseTo(cosmesis.published.logLikelihood[arm], 7)
  expect(curve.gap).toBeLessThan(1e-9 * curve.n)
})

test.each(['grid', 'continuous'] as const)('10 000 patients, %s: the reference curve at 20 points to 1e-6', (kind) => {
  const curve = answered(recoveryCurve(checkIns(10_000, kind)))
  expect(curve.gap).toBeLessThan(1e-9 * curve.n)
  expect(curve.logLikelihood).toBeCloseTo(curves[kind].logLikelihood, 6)
  for (const [time, lower, upper] of curves[kind].points) {
    const still = shareStill(curve, time)
    expect(Math.abs(still.lower - lower), `lower at ${time}`).toBeLessThan(1e-6)
    expect(Math.abs(still.upper - upper), `upper at ${time}`).toBeLessThan(1e-6)
  }
})

test('exact times and right-censoring: Kaplan and Meier by hand', () => {
  const rows = [3, 5, 5, 8].map((time) => ({ left: time, right: time }))
  const curve = answered(recoveryCurve([...rows, { left: 4, right: null }, { left: 9, right: null }]))
  // at risk 6, then 4 (one lost at 4), then 2: 5/6, then 5/6 * 2/4, then half of that
  for (const [time, still] of [
    [2, 1],
    [3, 5 / 6],
    [5, 5 / 12],
    [8, 5 / 24],
  ] as const)
    expect(shareStill(curve, time).upper).toBeCloseTo(still, 9)
  expect(curve.lastSeen).toBe(9)
})

test('one look each (current status): isotonic regression by hand', () => {
  // gone at 1: 1 of 4, at 2: 1 of 2, at 3: 1 of 4; pooled from 2 on: 2 of 6
  const looks = [
    [1, 1, 3],
    [2, 1, 1],
    [3, 1, 3],
  ] as const
  const rows = looks.flatMap(([time, gone, there]) => [
    { left: 0, right: time, weight: gone },
    { left: time, right: null, weight: there },
  ])
  const curve = answered(recoveryCurve(rows))
  expect(shareStill(curve, 1).upper).toBeCloseTo(3 / 4, 9)
  expect(shareStill(curve, 2).upper).toBeCloseTo(2 / 3, 9)
  expect(shareStill(curve, 3).upper).toBeCloseTo(2 / 3, 9)
})

test('inside an interval with mass the share is a range, not a point', () => {
  const curve = answered(recoveryCurve([{ left: 24, right: 48 }]))
  expect(shareStill(curve, 24)).toEqual({ lower: 1, upper: 1 })
  expect(shareStill(curve, 36)).toEqual({ lower: 0, upper: 1 })
  expect(shareStill(curve, 48)).toEqual({ lower: 0, upper: 0 })
})

test('degenerate data give the degenerate answer', () => {
  const nobody = answered(
    recoveryCurve([
      { left: 24, right: null },
      { left: 96, right: null },
    ]),
  )
  expect(nobody.intervals).toEqual([{ left: 96, right: null, mass: 1 }])
  expect(nobody).toMatchObject({ ended: 0, lastSeen: 96 })
  const same = answered(
    recoveryCurve([
      { left: 5, right: 5 },
      { left: 5, right: 5 },
    ]),
  )
  expect(same.intervals).toEqual([{ left: 5, right: 5, mass: 1 }])
  expect(answered(recoveryCurve([{ left: 0, right: 0 }])).intervals).toEqual([{ left: 0, right: 0, mass: 1 }])
})

test.each([
  [
    'left after right',
    [
      { left: 0, right: 5 },
      { left: 12, right: 6 },
    ],
    'left-after-right',
    1,
  ],
  ['NaN on the left', [{ left: Number.NaN, right: 5 }], 'bad-value', 0],
  ['NaN on the right', [{ left: 1, right: Number.NaN }], 'bad-value', 0],
  ['infinite left', [{ left: Number.POSITIVE_INFINITY, right: null }], 'bad-value', 0],
  ['before the start', [{ left: -1, right: 5 }], 'bad-value', 0],
  ['weight 0', [{ left: 1, right: 5, weight: 0 }], 'bad-weight', 0],
  [
    'negative weight',
    [
      { left: 1, right: 5 },
      { left: 1, right: 5, weight: -2 },
    ],
    'bad-weight',
    1,
  ],
  ['no rows', [], 'no-rows', undefined],
] as const)('%s is refused', (_, rows, refused, row) => {
  expect(recoveryCurve(rows)).toMatchObject({ refused, ...(row !== undefined && { row }) })
})
