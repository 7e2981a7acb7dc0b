import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Estimate, Refusal } from '../../src/index.ts'
import { answered } from '../answered.ts'

/** The call that made the reference values (R is not needed to run this), our values, theirs. */
export type Row = readonly [call: string, ours: readonly number[], theirs: readonly number[]]

/** One test a row: every value agrees to this relative difference. */
export const agree = (rows: readonly Row[], relative = 1e-9): void => {
  test.each(rows)('%s', (_, ours, theirs) => {
    expect(ours).toHaveLength(theirs.length)
    for (const [i, value] of ours.entries()) {
      const wanted = theirs[i] ?? Number.NaN
      const most = relative * Math.max(1e-3, Math.abs(wanted))
      expect(Math.abs(value - wanted), `value ${i}: ${value} for ${wanted}`).toBeLessThanOrEqual(most)
    }
  })
}

export const limits = (estimate: Estimate | Refusal): number[] => {
  const { low, high } = answered(estimate)
  return [low, high]
}

export const all = (estimate: Estimate | Refusal): number[] => [answered(estimate).estimate, ...limits(estimate)]

export const read = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, '..', 'data', name), 'utf8'))
