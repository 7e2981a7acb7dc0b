import { expect, test } from 'vitest'
import { densityChange, informationComponentOf, reportingOddsRatio, reportingRatio } from '../src/index.ts'
import { answered } from './answered.ts'

test('"no detectable change" is an answer', () => {
  expect(answered(densityChange([140, 144], [151, 149], 6))).toMatchObject({
    change: 8,
    answer: 'no detectable change',
    detectable: expect.closeTo(11.76, 2),
  })
  expect(answered(densityChange([140, 144], [161, 159], 6))).toMatchObject({ answer: 'gain' })
  expect(answered(densityChange([140], [110], 6))).toMatchObject({ answer: 'loss' })
})

test('the information component is finite where the ratios are not', () => {
  const unheardOf = { both: 2, product: 8, reaction: 0, neither: 90 }
  expect(reportingRatio(unheardOf)).toMatchObject({ refused: 'no-events' })
  expect(reportingOddsRatio(unheardOf)).toMatchObject({ refused: 'no-events' })
  const component = answered(informationComponentOf([unheardOf]))
  expect(Number.isFinite(component.low)).toBe(true)
  expect(component.n).toBe(2)
})
