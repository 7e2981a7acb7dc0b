import fc from 'fast-check'
import { expect, test } from 'vitest'
import { recoveryCurve, type Seen, shareStill } from '../src/index.ts'
import { answered } from './answered.ts'
import { checkIns } from './check-ins.ts'

const seen: fc.Arbitrary<Seen> = fc
  .record({ left: fc.nat(40), width: fc.nat(30), isLost: fc.boolean(), weight: fc.integer({ min: 1, max: 5 }) })
  .map(({ left, width, isLost, weight }) => ({ left, right: isLost ? null : left + width, weight }))
const observations = fc.array(seen, { minLength: 1, maxLength: 40 })
const curveOf = (rows: readonly Seen[]) => answered(recoveryCurve(rows))

test('the likelihood never falls in an iteration', () =>
  fc.assert(
    fc.property(observations, (rows) => {
      const steps: number[] = []
      recoveryCurve(rows, { onIteration: (value) => steps.push(value) })
      for (const [i, value] of steps.entries())
        expect(value).toBeGreaterThanOrEqual((steps[i - 1] ?? value) - 1e-10 * (1 + Math.abs(value)))
    }),
  ))

// small data are done before the Newton steps begin; these need them
test.each(['grid', 'continuous'] as const)('nor on 3000 patients, %s', (kind) => {
  const steps: number[] = []
  const curve = answered(recoveryCurve(checkIns(3000, kind), { onIteration: (value) => steps.push(value) }))
  for (const [i, value] of steps.entries())
    expect(value).toBeGreaterThanOrEqual((steps[i - 1] ?? value) - 1e-12 * Math.abs(value))
  expect(curve.logLikelihood).toBeCloseTo(steps.at(-1) ?? Number.NaN, 9)
})

test('masses sum to 1, the gap proves the maximum, and every number is finite', () =>
  fc.assert(
    fc.property(observations, (rows) => {
      const curve = curveOf(rows)
      expect(curve.intervals.reduce((sum, { mass }) => sum + mass, 0)).toBeCloseTo(1, 10)
      expect(curve.gap).toBeLessThanOrEqual(1e-9 * curve.n)
      expect(JSON.stringify(curve)).not.toMatch(/NaN|Infinity/)
    }),
  ))

test('neither the order of rows nor splitting their weights changes a bit', () =>
  fc.assert(
    fc.property(observations, (rows) => {
      const split = rows.flatMap(({ weight = 1, ...row }) => Array.from({ length: weight }, () => row))
      expect(curveOf(rows.toReversed())).toEqual(curveOf(rows))
      expect(curveOf(split)).toEqual(curveOf(rows))
    }),
  ))

test('scaling time scales the curve', () =>
  fc.assert(
    fc.property(observations, fc.constantFrom(0.5, 2, 24), (rows, factor) => {
      const scaled = rows.map(({ left, right, ...rest }) => ({
        ...rest,
        left: left * factor,
        right: right === null ? null : right * factor,
      }))
      const expected = curveOf(rows).intervals.map(({ left, right, mass }) => ({
        left: left * factor,
        right: right === null ? null : right * factor,
        mass,
      }))
      expect(curveOf(scaled).intervals).toEqual(expected)
    }),
  ))

test('the share only falls, and lower never exceeds upper', () =>
  fc.assert(
    fc.property(observations, (rows) => {
      const curve = curveOf(rows)
      let before = { lower: 1, upper: 1 }
      for (let time = 0; time <= 80; time += 0.5) {
        const still = shareStill(curve, time)
        expect(still.lower).toBeLessThanOrEqual(still.upper)
        expect(still.upper).toBeLessThanOrEqual(before.upper)
        expect(still.lower).toBeLessThanOrEqual(before.lower)
        before = still
      }
    }),
  ))

test('narrowing the interval of a patient to one that holds the truth never empties the support', () =>
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.nat(20), fc.nat(20)), { minLength: 1, maxLength: 25 }),
      (patients) => {
        const rowsAt = (share: number) =>
          patients.map(([truth, before, after]) => ({
            left: Math.max(0, truth - 0.5 - before * share),
            right: truth + after * share,
          }))
        for (const share of [1, 0.5, 0]) expect(curveOf(rowsAt(share)).intervals.length).toBeGreaterThan(0)
        // with the looks close to the truth, all mass lies at true times
        const near = curveOf(rowsAt(0)).intervals
        for (const { left, right } of near)
          expect(patients.some(([truth]) => truth > left && truth <= (right ?? 0))).toBe(true)
      },
    ),
  ))
