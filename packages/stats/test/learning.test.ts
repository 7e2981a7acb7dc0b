// Position, prior and learned windows: what a patient or a window may be told.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  bandAt,
  endOfSign,
  guaranteedBand,
  position,
  priorCurve,
  recoveryCurve,
  shrunkShare,
  tighten,
  weibullStill,
} from '../src/index.ts'
import { answered } from './answered.ts'
import { checkIns } from './check-ins.ts'

const rows = checkIns(400, 'grid', 3)
const curve = answered(recoveryCurve(rows))
const band = answered(guaranteedBand(rows))

test('position: the share still having it, with interval, n and method', () => {
  const here = answered(position(curve, band, 72))
  expect(here).toMatchObject({ n: 400, confidence: 0.95, method: expect.stringContaining('NPMLE') })
  // exp(-(72 / 96)^1.5), the truth of the simulation
  expect(here.low).toBeLessThan(0.5223)
  expect(here.high).toBeGreaterThan(0.5223)
})

test('the interval of a position holds its estimate, even where the band comes from elsewhere', () => {
  const still = 1 - 36 / 400
  const elsewhere = { ...band, steps: [{ from: 0, low: still, high: still }] }
  const here = answered(position(curve, elsewhere, 72))
  expect(here.low).toBeLessThanOrEqual(here.still.lower)
  expect(here.high).toBeGreaterThanOrEqual(here.still.upper)
  const above = answered(position(curve, { ...band, steps: [{ from: 0, low: 0, high: 0 }] }, 72))
  expect(above.high).toBe(above.still.upper)
})

test('position refuses few patients, times nobody was seen at, and times that are none', () => {
  const few = checkIns(19, 'grid')
  expect(position(answered(recoveryCurve(few)), answered(guaranteedBand(few)), 24)).toMatchObject({
    refused: 'too-few',
    message: expect.stringContaining('19'),
  })
  expect(position(curve, band, 9999)).toMatchObject({
    refused: 'too-few',
    message: expect.stringContaining('nobody was seen later'),
  })
  expect(position(curve, band, Number.NaN)).toMatchObject({ refused: 'bad-value' })
})

test('the prior goes through the published end: half by the typical end, 95 % by the disputed one', () => {
  const prior = answered(priorCurve({ typical: 48, disputedUntil: 120 }))
  expect(weibullStill(prior, 48)).toBeCloseTo(0.5, 12)
  expect(weibullStill(prior, 120)).toBeCloseTo(0.05, 12)
  expect(priorCurve({ typical: 48, disputedUntil: 48 })).toMatchObject({ refused: 'bad-value' })
})

test('ten patients of the clinic count as much as the publication, and both are shown', () => {
  const ten = Array.from({ length: 10 }, () => ({ left: 100, right: 100 }))
  const prior = answered(priorCurve({ typical: 48, disputedUntil: 120 }))
  const shrunk = answered(shrunkShare(answered(recoveryCurve(ten)), answered(guaranteedBand(ten)), prior, 48))
  // everybody still has it here, half of them by the publication
  expect(shrunk.still).toEqual({ lower: expect.closeTo(0.75, 12), upper: expect.closeTo(0.75, 12) })
  expect(shrunk.prior).toMatchObject({ still: expect.closeTo(0.5, 12), weight: 10, part: 0.5 })
  const forty = Array.from({ length: 40 }, () => ({ left: 100, right: 100 }))
  const more = answered(shrunkShare(answered(recoveryCurve(forty)), answered(guaranteedBand(forty)), prior, 48))
  expect(more.prior.part).toBeCloseTo(0.2, 12)
  expect(more.still.upper).toBeCloseTo(0.9, 12)
})

test('500 patients who are over it early tighten the window; 60 say too little for it', () => {
  const early = (n: number) => Array.from({ length: n }, (_, i) => ({ left: 10 + (i % 5), right: 20 + (i % 5) }))
  const learned = answered(tighten({ from: 0, upper: 72 }, early(500)))
  expect(learned).toMatchObject({
    isTightened: true,
    window: { from: 0, upper: 24 },
    evidence: { published: { from: 0, upper: 72 }, n: 500 },
  })
  expect(answered(tighten({ from: 0, upper: 72 }, early(60)))).toMatchObject({
    isTightened: false,
    window: { from: 0, upper: 72 },
    evidence: { limit: null },
  })
  expect(answered(tighten({ from: 0, upper: 72 }, early(49))).evidence.because).toContain('50')
})

test('a learned window may tighten and never loosen', () =>
  fc.assert(
    fc.property(
      fc.record({ from: fc.nat(30), width: fc.nat(100) }),
      fc.array(
        fc.record({
          left: fc.nat(150),
          width: fc.nat(20),
          isLost: fc.boolean(),
          weight: fc.integer({ min: 1, max: 400 }),
        }),
        { minLength: 1, maxLength: 12 },
      ),
      ({ from, width }, patients) => {
        const seen = patients.map((p) => ({
          left: p.left,
          right: p.isLost ? null : p.left + p.width,
          weight: p.weight,
        }))
        const published = { from, upper: from + width }
        const { window, isTightened, evidence } = answered(tighten(published, seen))
        expect(window.from).toBe(published.from)
        expect(window.upper).toBeLessThanOrEqual(published.upper)
        expect(window.upper).toBeGreaterThanOrEqual(published.from)
        if (!isTightened) expect(window).toEqual(published)
        else {
          expect(evidence.n).toBeGreaterThanOrEqual(50)
          expect(window.upper).toBeLessThan(published.upper)
          // at the new end at most 2.5 % can still have it, at the upper limit
          expect(bandAt(answered(guaranteedBand(seen)), window.upper).high).toBeLessThanOrEqual(0.025)
        }
      },
    ),
  ))

test.each([
  ['never there', [{ time: 12, isThere: false }], null],
  [
    'gone between two looks',
    [
      { time: 12, isThere: true },
      { time: 48, isThere: false },
    ],
    { left: 12, right: 48 },
  ],
  ['still there when last seen', [{ time: 12, isThere: true }], { left: 12, right: null }],
  [
    'came back',
    [
      { time: 12, isThere: true },
      { time: 24, isThere: false },
      { time: 48, isThere: true },
      { time: 72, isThere: false },
    ],
    { left: 48, right: 72 },
  ],
  [
    'out of order',
    [
      { time: 48, isThere: false },
      { time: 12, isThere: true },
    ],
    { left: 12, right: 48 },
  ],
  [
    'two looks at one moment: it was there',
    [
      { time: 12, isThere: false },
      { time: 12, isThere: true },
    ],
    { left: 12, right: null },
  ],
])('end of a sign: %s', (_, looks, seen) => {
  expect(endOfSign(looks)).toEqual(seen)
})
