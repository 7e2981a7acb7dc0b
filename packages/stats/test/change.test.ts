import { expect, test } from 'vitest'
import { poissonSignalChance } from '../src/change/max-sprt-poisson.ts'
import { averageRunLength, cusum, maxSprtBinomial, maxSprtPoisson, poissonCriticalValue, seeded } from '../src/index.ts'
import { answered } from './answered.ts'

const outcomes = (pattern: string, risk = 0.1) => [...pattern].map((sign) => ({ isEvent: sign === 'x', risk }))

test('CUSUM by hand: odds ratio 2, risk 0.1', () => {
  const { points } = answered(cusum(outcomes('.x.'), { oddsRatio: 2, limit: 9 }))
  const good = -Math.log(1.1)
  const bad = Math.log(2) - Math.log(1.1)
  // good times save up no credit: the first outcome leaves the sum at 0
  expect(points.map(({ sum }) => sum)).toEqual([0, expect.closeTo(bad, 12), expect.closeTo(bad + good, 12)])
})

test('an event in a patient at high risk counts less', () => {
  const after = (risk: number) => answered(cusum(outcomes('x', risk), { oddsRatio: 2, limit: 9 })).points[0]?.sum ?? 0
  expect(after(0.5)).toBeLessThan(after(0.02))
})

test('after a signal the chart begins anew, or goes on climbing if asked to', () => {
  const design = { oddsRatio: 2, limit: 1.1 }
  const restarted = answered(cusum(outcomes('xxxx'), design))
  expect(restarted.signals).toEqual([1, 3])
  expect(answered(cusum(outcomes('xxxx'), { ...design, afterSignal: 'continue' })).signals).toEqual([1, 2, 3])
})

test('outcomes of the run-in raise nothing', () => {
  const { points, n, events } = answered(cusum(outcomes('xxxx....'), { oddsRatio: 2, limit: 1.1, runIn: 4 }))
  expect(points.map(({ index, sum }) => [index, sum])).toEqual([
    [4, 0],
    [5, 0],
    [6, 0],
    [7, 0],
  ])
  expect({ n, events }).toEqual({ n: 8, events: 4 })
})

test('a run that never ends says so instead of passing for a mean', () => {
  const run = answered(
    averageRunLength(
      { oddsRatio: 2, limit: 5 },
      { risk: 0.05, trueRate: 0 },
      { random: seeded(1), charts: 5, longest: 100 },
    ),
  )
  expect(run).toMatchObject({ unfinished: 5, n: 5 })
})

test('the critical value spends alpha, with and without a fewest number of events', () => {
  for (const fewestEvents of [1, 3, 4]) {
    const value = Number(poissonCriticalValue({ upperLimit: 8, fewestEvents }))
    expect(poissonSignalChance(value, 8, fewestEvents)).toBeCloseTo(0.05, 9)
  }
})

test('a lot with four events where one was expected signals, one with its share does not', () => {
  const look = (events: number, expected: number) => ({ events, expected })
  const bad = answered(maxSprtPoisson([look(1, 0.3), look(4, 0.7), look(7, 1)], { upperLimit: 10 }))
  expect(bad).toMatchObject({ signalAt: 1, n: 7 })
  expect(answered(maxSprtPoisson([look(0, 0.5), look(1, 1), look(3, 3)], { upperLimit: 10 })).signalAt).toBeNull()
  expect(answered(maxSprtBinomial([{ events: 4, watched: 4 }], { share: 0.2, mostEvents: 50 })).signalAt).toBe(0)
  expect(answered(maxSprtBinomial([{ events: 10, watched: 2 }], { share: 0.2, mostEvents: 50 })).signalAt).toBeNull()
})

test.each([
  ['risk 0', () => cusum(outcomes('x', 0), { oddsRatio: 2, limit: 3 }), 'bad-value'],
  ['no outcome', () => cusum([], { oddsRatio: 2, limit: 3 }), 'no-rows'],
  ['odds ratio 1', () => cusum(outcomes('x'), { oddsRatio: 1, limit: 3 }), 'bad-value'],
  ['limit 0', () => cusum(outcomes('x'), { oddsRatio: 2, limit: 0 }), 'bad-value'],
  ['half a run-in', () => cusum(outcomes('x'), { oddsRatio: 2, limit: 3, runIn: 0.5 }), 'bad-value'],
  [
    'events that shrink',
    () =>
      maxSprtPoisson(
        [
          { events: 2, expected: 1 },
          { events: 1, expected: 2 },
        ],
        { upperLimit: 5 },
      ),
    'bad-value',
  ],
  ['nothing expected', () => maxSprtPoisson([{ events: 2, expected: 0 }], { upperLimit: 5 }), 'bad-value'],
  ['alpha 0', () => poissonCriticalValue({ upperLimit: 5, alpha: 0 }), 'bad-value'],
  [
    'more watched than events',
    () => maxSprtBinomial([{ events: 1, watched: 2 }], { share: 0.5, mostEvents: 10 }),
    'bad-value',
  ],
  [
    'too few events to ever signal',
    () => maxSprtBinomial([{ events: 1, watched: 1 }], { share: 0.5, mostEvents: 2 }),
    'too-few',
  ],
  [
    'true rate above 1',
    () => averageRunLength({ oddsRatio: 2, limit: 3 }, { risk: 0.1, trueRate: 2 }, { random: seeded(1) }),
    'bad-value',
  ],
] as const)('%s is refused', (_, ask, refused) => {
  expect(ask()).toMatchObject({ refused })
})
