// What the weights of likeness are learnt with, against what is known without it.
import { expect, test } from 'vitest'
import { regress } from '../../tools/regress.ts'

const rowsOf = (rows: readonly (readonly number[])[], width: number) => ({
  starts: Int32Array.from([0, ...rows.map((_row, i) => rows.slice(0, i + 1).flat().length)]),
  columns: Int32Array.from(rows.flat()),
  values: Float64Array.from(rows, () => 1),
  width,
})

test('without traits, the bias is the log-odds of the labels: ln(1/3)', () => {
  const [bias = 0] = regress(rowsOf([[], [], [], []], 0), Uint8Array.of(1, 0, 0, 0), Float64Array.of(1, 1, 1, 1), 1e-6)
  expect(bias).toBeCloseTo(Math.log(1 / 3), 4)
})

test('a row that counts three times moves them: ln(3/3)', () => {
  const [bias = 1] = regress(rowsOf([[], [], [], []], 0), Uint8Array.of(1, 0, 0, 0), Float64Array.of(3, 1, 1, 1), 1e-6)
  expect(bias).toBeCloseTo(0, 4)
})

test('a trait of two in three, where one in three is the rule without it, weighs the log of the odds ratio, ln 4', () => {
  const rows = rowsOf([[0], [0], [0], [], [], []], 1)
  const [weight = 0, bias = 0] = regress(rows, Uint8Array.of(1, 1, 0, 1, 0, 0), new Float64Array(6).fill(1), 1e-9)
  expect(weight).toBeCloseTo(Math.log(4), 3)
  expect(bias).toBeCloseTo(Math.log(1 / 2), 3)
})
