// Small versions of what tools/statistics/coverage.ts measures at length (docs/statistics.md).
import { expect, test } from 'vitest'
import { bandAt, bootstrapBand, guaranteedBand, seeded, tighten, waldBand } from '../src/index.ts'
import { answered } from './answered.ts'
import { checkIns, TRUTH, trulyStill } from './check-ins.ts'

const TIMES = [24, 48, 72, 96, 120, 168, 216]

test.each([
  ['wald', waldBand, 0.89],
  ['guaranteed', guaranteedBand, 0.95],
  [
    'bootstrap',
    (rows: Parameters<typeof waldBand>[0]) => bootstrapBand(rows, { random: seeded(2), resamples: 60 }),
    0.89,
  ],
] as const)('%s covers the truth in most of 40 simulated clinics', (_, bandOf, least) => {
  let covered = 0
  for (let seed = 0; seed < 40; seed++) {
    const band = answered(bandOf(checkIns(60, 'grid', 100 + seed)))
    for (const time of TIMES) {
      const { low, high } = bandAt(band, time)
      if (low <= trulyStill(time) && trulyStill(time) <= high) covered++
    }
  }
  expect(covered / (40 * TIMES.length)).toBeGreaterThan(least)
})

test('of learned windows at most 1 in 40 is tighter than what 97.5 % of patients truly need', () => {
  const truth = TRUTH.scale * Math.log(40) ** (1 / TRUTH.shape)
  const learned = Array.from({ length: 60 }, (_, seed) =>
    answered(tighten({ from: 0, upper: 2000 }, checkIns(800, 'grid', 700 + seed))),
  )
  expect(learned.filter(({ isTightened, window }) => isTightened && window.upper < truth).length).toBeLessThanOrEqual(1)
})
