import type { Random } from '../random/seeded.ts'
import { type Refusal, refusal } from '../refusal.ts'
import { type CusumDesign, cusumWeight, designProblem, nextSum } from './cusum.ts'

/** How many outcomes pass until a chart signals, on average: long while nothing changed, short when something did. */
export interface RunLength {
  readonly mean: number
  readonly low: number
  readonly high: number
  readonly confidence: 0.95
  /** simulated charts */
  readonly n: number
  /** charts that ran to the end without a signal; with any, the mean is too small */
  readonly unfinished: number
  readonly method: 'simulation'
}

/** Where outcomes come from: the risk that the chart expects, and the rate at which events truly happen. */
export interface Stream {
  readonly risk: number
  readonly trueRate: number
}

/**
 * @example averageRunLength({ oddsRatio: 2, limit: 2 }, { risk: 0.05, trueRate: 0.05 }, { random: seeded(8) }).n // 2000, mean near the 440 of a Markov chain
 */
export const averageRunLength = (
  design: CusumDesign,
  { risk, trueRate }: Stream,
  {
    random,
    charts = 2000,
    longest = 1_000_000,
  }: { readonly random: Random; readonly charts?: number; readonly longest?: number },
): RunLength | Refusal => {
  const problem = designProblem(design)
  if (problem) return problem
  if (!(risk > 0 && risk < 1 && trueRate >= 0 && trueRate <= 1))
    return refusal('bad-value', `risk ${risk}, true rate ${trueRate}; write shares between 0 and 1`)
  const up = cusumWeight({ isEvent: true, risk }, design.oddsRatio)
  const down = cusumWeight({ isEvent: false, risk }, design.oddsRatio)
  const lengths: number[] = []
  let unfinished = 0
  for (let chart = 0; chart < charts; chart++) {
    let sum = 0
    let length = 0
    while (sum < design.limit && length < longest) {
      sum = nextSum(sum, random() < trueRate ? up : down)
      length++
    }
    if (sum < design.limit) unfinished++
    lengths.push(length)
  }
  const mean = lengths.reduce((sum, length) => sum + length, 0) / charts
  const spread = Math.sqrt(lengths.reduce((sum, length) => sum + (length - mean) ** 2, 0) / (charts - 1))
  const half = (1.96 * spread) / Math.sqrt(charts)
  return { mean, low: mean - half, high: mean + half, confidence: 0.95, n: charts, unfinished, method: 'simulation' }
}
